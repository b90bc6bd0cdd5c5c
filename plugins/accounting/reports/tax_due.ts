import type { Context } from 'kontor/plugin'
import { shownStanding, standingOf } from './standing.js'

/** What is owed to the tax office today by account, with what it owes taken off: below zero it pays back. */
export const taxDue = async (ctx: Context) =>
  shownStanding(ctx, await standingOf(ctx, ['tax_payable', 'tax_receivable']), -1n)
