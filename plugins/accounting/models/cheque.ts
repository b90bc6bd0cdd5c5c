import {
  choice,
  date,
  integer,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

export const CHEQUE_STATES = ['printed', 'cleared', 'voided'] as const
export type ChequeState = (typeof CHEQUE_STATES)[number]

/** One number of a cheque stock: what was paid by it, or why it was not used. */
@model({
  name: 'accounting.cheque',
  title: 'number',
  search: ['number', 'payee', 'party.name', 'reason'],
  sort: '-id',
  icon: 'i-lucide-pen-line',
  state: { field: 'state', path: ['printed', 'cleared'] },
  final: ['voided'],
  verbs: [],
  list: ['number', 'state', 'on_date', 'payee', 'amount', 'journal_id', 'cleared_on', 'reason'],
  form: [
    { key: 'what', fields: ['payee', 'amount', 'on_date', 'party_id', 'payment_id', 'batch_id'] },
    { key: 'paper', fields: ['stock_id', 'journal_id', 'reprints', 'cleared_on', 'reason'] },
  ],
})
export default class Cheque extends RecordModel {
  @text({ readonly: true, required: true, max: 20, index: true }) declare number: string
  @integer({ readonly: true, required: true, hidden: true }) declare serial: number
  @choice({
    of: CHEQUE_STATES,
    default: 'printed',
    readonly: true,
    index: true,
    colors: { printed: 'info', cleared: 'success', voided: 'error' },
  })
  declare state: ChequeState
  @reference('accounting.cheque_stock', { readonly: true, required: true }) declare stockId: number
  @reference('accounting.journal', { readonly: true, required: true }) declare journalId: number
  @date({ readonly: true, required: true, index: true }) declare onDate: string
  /** As it stands on the cheque; none of one that was spoiled. */
  @text({ readonly: true, max: 200 }) declare payee: string | null
  @reference('contacts.party', { readonly: true }) declare partyId: number | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string | null
  @money({ readonly: true }) declare amount: Money | null
  @reference('accounting.payment', { readonly: true }) declare paymentId: number | null
  @reference('accounting.payment_batch', { readonly: true }) declare batchId: number | null
  /** How often it was put on paper again. */
  @integer({ readonly: true, default: 0 }) declare reprints: number
  /** The day it stood on the statement of the bank. */
  @date({ readonly: true }) declare clearedOn: string | null
  /** Why it was voided, or printed again. */
  @text({ readonly: true, max: 255 }) declare reason: string | null
}
