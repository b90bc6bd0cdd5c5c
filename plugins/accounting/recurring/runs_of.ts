import type { FigureSource } from 'kontor/plugin'

/** How many were made so far; a click lists them. */
export const runsOf =
  (reference: 'recurring_entry_id' | 'recurring_invoice_id'): FigureSource =>
  async (ctx, id) => {
    const filter = [reference, 'eq', id] as const
    const page = await ctx.list('accounting.recurring_run', {
      filter: [...filter],
      fields: ['id'],
      limit: 1,
      count: 'exact',
    })
    if (!page.count) return []
    const href = `/accounting/recurring-runs?filter=${encodeURIComponent(JSON.stringify(filter))}`
    return [{ key: 'made', value: String(page.count), href }]
  }
