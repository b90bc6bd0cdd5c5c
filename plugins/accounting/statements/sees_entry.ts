import type { Context } from 'kontor/plugin'
import { seesAmounts } from './sees_amounts.js'

/** Whether the caller sees this entry, with its amounts. */
export async function seesEntry(ctx: Context, id: number) {
  if (!ctx.access.allows('accounting.entry', 'read')) return false
  if (!seesAmounts(ctx, 'accounting.entry')) return false
  const { data } = await ctx.list('accounting.entry', { filter: ['id', 'eq', id], fields: 'id' })
  return data.length > 0
}
