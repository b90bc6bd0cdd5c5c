import { type Context, Refusal } from 'kontor/plugin'
import { seesAll } from './sees_amounts.js'

const MODELS = ['accounting.entry', 'accounting.account'] as const

/**
 * A statement is true only as a whole: it is refused (403) to whoever may not report on entries, and where a rule shows
 * him some of them only, or not their amounts (E_STATEMENT_PARTLY).
 */
export function needAll(ctx: Context) {
  for (const model of MODELS) ctx.access.authorize(model, 'report')
  if (!seesBooks(ctx)) throw new Refusal('E_STATEMENT_PARTLY', {}, { status: 403 })
}

/** Whether the caller is shown statements at all: what `needAll` asks, for the menu. */
export const seesBooks = (ctx: Context) =>
  MODELS.every((model) => ctx.access.filter(model, 'report') === true && seesAll(ctx, model))
