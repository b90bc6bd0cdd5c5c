import { type Hook, updateRows } from 'kontor/plugin'

/**
 * An invoice that is deleted or cancelled is no request's final one any more: another may be made. Written past the
 * records, whose changes are stored only after the draft is gone.
 */
export const letRequestsGo: Hook = async (ctx, { id }) => {
  const mine = { company_id: ctx.company.id, invoice_id: id }
  await updateRows(ctx.trx!, 'accounting_advance_requests', mine, { invoice_id: null })
}
