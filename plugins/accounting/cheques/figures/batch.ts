import type { FigureSource } from 'kontor/plugin'

/** How many cheques a batch was paid by; a click lists them. */
const chequesOfBatch: FigureSource = async (ctx, id) => {
  if (!ctx.access.allows('accounting.cheque', 'read')) return []
  const filter: [string, 'eq', number] = ['batch_id', 'eq', id]
  const page = await ctx.list('accounting.cheque', {
    filter,
    fields: ['id'],
    limit: 1,
    count: 'exact',
  })
  if (!page.count) return []
  const href = `/accounting/cheques?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return [{ key: 'cheques', value: String(page.count), href }]
}

export default chequesOfBatch
