import type { Context, Figure } from 'kontor/plugin'
import type Deal from '../models/deal.js'

/** The deal an entry was posted for, on the entry's own screen. */
export default async function figures(ctx: Context, entryId: number): Promise<Figure[]> {
  if (!ctx.access.allows('trade.deal', 'read')) return []
  const deal = await ctx.records<Deal>('trade.deal').findBy(['entry_id', 'eq', entryId])
  return deal ? [{ key: 'deal', value: `#${deal.id}`, href: `/trade/deals/${deal.id}` }] : []
}
