import type { Context, Figure } from 'kontor/plugin'

interface Shown {
  state: string
  total: string | null
  open: string | null
  currency: string
}

/** What a document comes to, and what of it is still open: the two figures one opens it for. */
export default async function figures(ctx: Context, id: number): Promise<Figure[]> {
  const { data } = await ctx.list('accounting.invoice', {
    filter: ['id', 'eq', id],
    fields: 'id,state,total,open,currency',
  })
  const [invoice] = data as unknown as Shown[]
  if (!invoice?.total) return []
  const shown = (amount: string) =>
    new Intl.NumberFormat(ctx.locale, { style: 'currency', currency: invoice.currency }).format(
      amount as Intl.StringNumericLiteral
    )
  const isOwed = invoice.state === 'posted' && invoice.open !== null
  return [
    { key: 'total', value: shown(invoice.total) },
    ...(isOwed ? [{ key: 'open', value: shown(invoice.open!) }] : []),
  ]
}
