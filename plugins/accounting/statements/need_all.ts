import { type Context, Refusal } from 'kontor/plugin'

/**
 * A statement is true only as a whole: it is refused (403) to whoever may not report on entries, and where a rule shows
 * him some of them only (E_STATEMENT_PARTLY).
 */
export function needAll(ctx: Context) {
  for (const model of ['accounting.entry', 'accounting.account']) {
    ctx.access.authorize(model, 'report')
    if (ctx.access.filter(model, 'report') !== true || ctx.access.filter(model, 'read') !== true) {
      throw new Refusal('E_STATEMENT_PARTLY', {}, { status: 403 })
    }
  }
}
