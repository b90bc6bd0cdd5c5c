import type { Context, Figure } from 'kontor/plugin'

/** The lists of documents that post entries, and the field that names one. */
const DOCUMENTS: Record<string, { list: string; title: string } | undefined> = {
  'accounting.invoice': { list: 'invoices', title: 'number' },
  'accounting.payment': { list: 'payments', title: 'number' },
  'accounting.cash_voucher': { list: 'cash-vouchers', title: 'number' },
  'accounting.cash_count': { list: 'cash-counts', title: 'number' },
  'accounting.revaluation': { list: 'revaluations', title: 'number' },
  'accounting.opening': { list: 'openings', title: 'text' },
}

/** The document an entry was made from, which is where it can be corrected; nothing for one typed by hand. */
export default async function figures(ctx: Context, id: number): Promise<Figure[]> {
  const entries = await ctx.list('accounting.entry', {
    filter: ['id', 'eq', id],
    fields: 'id,source_model,source_id',
  })
  const [entry] = entries.data as unknown as { source_model: string | null; source_id: number }[]
  const place = DOCUMENTS[entry?.source_model ?? '']
  if (!place || !ctx.access.allows(entry.source_model!, 'read')) return []
  const found = await ctx.list(entry.source_model!, {
    filter: ['id', 'eq', entry.source_id],
    fields: `id,${place.title}`,
  })
  const [document] = found.data as unknown as Record<string, string | null>[]
  if (!document) return []
  const value = document[place.title] ?? `#${entry.source_id}`
  return [{ key: 'made_from', value, href: `/accounting/${place.list}/${entry.source_id}` }]
}
