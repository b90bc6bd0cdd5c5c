import { date, longText, model, RecordModel, reference } from 'kontor/plugin'

/** One date something was made for, and what was made: no date is made twice. */
@model({
  name: 'accounting.recurring_run',
  title: 'due_on',
  search: ['recurring_entry.name', 'recurring_invoice.name'],
  sort: '-id',
  icon: 'i-lucide-history',
  verbs: [],
  list: [
    'due_on',
    'recurring_entry_id',
    'recurring_invoice_id',
    'entry_id',
    'invoice_id',
    'mail_problem',
    'created_at',
  ],
})
export default class RecurringRun extends RecordModel {
  @date({ readonly: true, required: true, index: true }) declare dueOn: string
  @reference('accounting.recurring_entry', { readonly: true }) declare recurringEntryId:
    number | null
  @reference('accounting.recurring_invoice', { readonly: true }) declare recurringInvoiceId:
    number | null
  /** A draft may be deleted; the date is made all the same. */
  @reference('accounting.entry', { readonly: true }) declare entryId: number | null
  @reference('accounting.invoice', { readonly: true }) declare invoiceId: number | null
  /** Why the invoice, which is posted, could not be mailed; gone once it was. */
  @longText({ readonly: true }) declare mailProblem: string | null
}
