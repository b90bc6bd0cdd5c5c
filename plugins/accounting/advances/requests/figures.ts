import type { Context } from 'kontor/plugin'
import { totalAndOpen } from '../../documents/totals/total_and_open.js'
import { isIssued } from './states.js'

/** What a request asks for, and what of that is not paid. */
export default (ctx: Context, id: number) =>
  totalAndOpen(ctx, { model: 'accounting.advance_request', id }, isIssued)
