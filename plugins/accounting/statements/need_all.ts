import { type Context, Refusal } from 'kontor/plugin'
import { seesAll } from './sees_amounts.js'

/**
 * A statement is true only as a whole: it is refused (403) to whoever may not report on entries, and where a rule shows
 * him some of them only, or not their amounts (E_STATEMENT_PARTLY).
 */
export function needAll(ctx: Context) {
  for (const model of ['accounting.entry', 'accounting.account'] as const) {
    ctx.access.authorize(model, 'report')
    if (ctx.access.filter(model, 'report') !== true || !seesAll(ctx, model)) {
      throw new Refusal('E_STATEMENT_PARTLY', {}, { status: 403 })
    }
  }
}
