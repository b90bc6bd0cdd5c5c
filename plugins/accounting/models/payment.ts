import {
  choice,
  type Context,
  date,
  type Decimal,
  lines,
  model,
  type Money,
  money,
  quantity,
  RecordModel,
  Refusal,
  reference,
  text,
} from 'kontor/plugin'
import { DOCUMENT, DOCUMENT_STATE, type DocumentState } from '../ledger/document_life.js'

export const DIRECTIONS = ['in', 'out'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Money that came from a customer or went to a supplier, and what it was for. A draft until it is posted. */
@model({
  ...DOCUMENT,
  name: 'accounting.payment',
  title: 'number',
  search: ['number', 'reference', 'party.name'],
  icon: 'i-lucide-banknote',
  list: [
    'number',
    'direction',
    'state',
    'on_date',
    'party_id',
    'journal_id',
    'amount',
    'reference',
  ],
  form: [
    { key: 'what', fields: ['party_id', 'direction', 'on_date', 'reference'] },
    { key: 'money', fields: ['journal_id', 'currency', 'amount'] },
    { key: 'abroad', fields: ['rate'], when: { field: 'currency', isForeign: true } },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['text', 'rest', 'external_id'] },
  ],
})
export default class Payment extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @choice({ of: DIRECTIONS, required: true, default: 'in', index: true })
  declare direction: Direction
  @choice(DOCUMENT_STATE) declare state: DocumentState
  @reference('contacts.party', { required: true }) declare partyId: number
  @reference('accounting.journal', { required: true, where: ['kind', 'in', ['bank', 'cash']] })
  declare journalId: number
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  @choice({
    of: 'currency',
    required: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  @money({ required: true, min: 0 }) declare amount: Money
  /** The company's currency for one unit of the payment's; the kept rate of the day unless the bank says another. */
  @quantity({ min: 0 }) declare rate: Decimal | null
  /** What is done with money that no item was named for. */
  @choice({ of: ['refuse', 'on_account'], required: true, default: 'refuse' })
  declare rest: 'refuse' | 'on_account'
  @text({ max: 80 }) declare reference: string | null
  @text() declare text: string | null
  @reference('accounting.entry', { readonly: true, hidden: 'list' }) declare entryId: number | null
  @lines('accounting.payment_line', { by: 'payment_id' }) declare lines: unknown
  /** What of the money is an advance, or pays one back. */
  @lines('accounting.payment_advance', { by: 'payment_id', hidden: 'form' })
  declare advances: unknown

  get isDraft() {
    return this.state === 'draft'
  }

  prepare() {
    if (this.isDraft && this.rate?.isZero) {
      throw Refusal.input([{ field: 'rate', code: 'E_RATE_ZERO' }])
    }
  }

  /** 1 for money that came, -1 for money that went: the sign of its side of the bank. */
  get sign() {
    return this.direction === 'in' ? 1n : -1n
  }
}
