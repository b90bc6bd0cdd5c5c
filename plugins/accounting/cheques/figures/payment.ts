import type { FigureSource } from 'kontor/plugin'

/** The cheque a payment was paid by; a click opens it. */
const chequeOfPayment: FigureSource = async (ctx, id) => {
  if (!ctx.access.allows('accounting.cheque', 'read')) return []
  const { data } = await ctx.list('accounting.cheque', {
    filter: [
      ['payment_id', 'eq', id],
      ['state', 'ne', 'voided'],
    ],
    fields: 'id,number',
    limit: 1,
  })
  return data.map((one) => ({
    key: 'cheque',
    value: String(one.number),
    href: `/accounting/cheques/${one.id}`,
  }))
}

export default chequeOfPayment
