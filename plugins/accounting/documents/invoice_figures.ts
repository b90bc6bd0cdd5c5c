import type { Context } from 'kontor/plugin'
import { totalAndOpen } from './totals/total_and_open.js'

/** What a document comes to, and what of it is still open. */
export default (ctx: Context, id: number) =>
  totalAndOpen(ctx, { model: 'accounting.invoice', id }, (state) => state === 'posted')
