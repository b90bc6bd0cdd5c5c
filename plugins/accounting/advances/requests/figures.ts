import type { Context, Figure } from 'kontor/plugin'

interface Shown {
  state: string
  total: string | null
  open: string | null
  currency: string
}

/** What a request asks for, and what of that is not paid. */
export default async function figures(ctx: Context, id: number): Promise<Figure[]> {
  const { data } = await ctx.list('accounting.advance_request', {
    filter: ['id', 'eq', id],
    fields: 'id,state,total,open,currency',
  })
  const [request] = data as unknown as Shown[]
  if (!request?.total) return []
  const { format } = new Intl.NumberFormat(ctx.locale, {
    style: 'currency',
    currency: request.currency,
  })
  const isAsked = !['draft', 'cancelled'].includes(request.state)
  return [
    { key: 'total', value: format(request.total as Intl.StringNumericLiteral) },
    ...(isAsked
      ? [{ key: 'open', value: format(request.open! as Intl.StringNumericLiteral) }]
      : []),
  ]
}
