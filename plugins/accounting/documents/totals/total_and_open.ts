import type { Context, Figure } from 'kontor/plugin'

interface Shown {
  state: string
  total: string | null
  open: string | null
  currency: string
}

/** The two figures one opens a document for: what it comes to, and in states that `isOwed` what of it is still open. */
export async function totalAndOpen(
  ctx: Context,
  { model, id }: { model: string; id: number },
  isOwed: (state: string) => boolean
): Promise<Figure[]> {
  const { data } = await ctx.list(model, {
    filter: ['id', 'eq', id],
    fields: 'id,state,total,open,currency',
  })
  const [document] = data as unknown as Shown[]
  if (!document?.total) return []
  const { state, total, open, currency } = document
  const { format } = new Intl.NumberFormat(ctx.locale, { style: 'currency', currency })
  const shown = (key: string, amount: string) => ({
    key,
    value: format(amount as Intl.StringNumericLiteral),
  })
  return [shown('total', total), ...(open && isOwed(state) ? [shown('open', open)] : [])]
}
