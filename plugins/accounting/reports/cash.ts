import type { Context } from 'kontor/plugin'
import { shownStanding, standingOf } from './standing.js'

/** What is in the tills and on the bank accounts today. */
export const cash = async (ctx: Context) =>
  shownStanding(ctx, await standingOf(ctx, ['bank', 'cash']))
