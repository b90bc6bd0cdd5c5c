import {
  choice,
  type Decimal,
  integer,
  model,
  quantity,
  RecordModel,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import { CHEQUE_LAYOUTS, type ChequeLayout } from '../cheques/print/layouts.js'

/** As far as a printer can be off, in millimetres. */
const MOST_SHIFT = 30

/** Blank cheques of a bank account: their numbers, how they are laid out, how far the printer is off. */
@model({
  name: 'accounting.cheque_stock',
  title: 'name',
  search: ['name', 'journal.name'],
  sort: 'name',
  icon: 'i-lucide-stamp',
  list: ['name', 'journal_id', 'layout', 'next_number', 'last_number'],
  form: [
    { key: 'what', fields: ['name', 'journal_id', 'layout'] },
    { key: 'numbers', fields: ['first_number', 'last_number', 'digits', 'next_number'] },
    { key: 'shift', fields: ['shift_right', 'shift_down'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class ChequeStock extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @reference('accounting.journal', {
    required: true,
    where: {
      and: [
        ['kind', 'eq', 'bank'],
        ['account_id', 'notnull'],
      ],
    },
  })
  declare journalId: number
  @choice({ of: CHEQUE_LAYOUTS, required: true, default: 'us_top' }) declare layout: ChequeLayout
  /** As printed on the first blank; it stays once a cheque was drawn. */
  @integer({ required: true, min: 1, max: 999_999_999_999, default: 1 })
  declare firstNumber: number
  /** As printed on the last blank, where the end is known. */
  @integer({ min: 1, max: 999_999_999_999 }) declare lastNumber: number | null
  /** How many figures a number is printed with. */
  @integer({ required: true, min: 1, max: 12, default: 6 }) declare digits: number
  /** Drawn next: every number below it is a cheque, printed or voided. */
  @integer({ readonly: true }) declare nextNumber: number
  /** Millimetres; to the left below zero. */
  @quantity({ min: -MOST_SHIFT, max: MOST_SHIFT }) declare shiftRight: Decimal | null
  /** Millimetres; upwards below zero. */
  @quantity({ min: -MOST_SHIFT, max: MOST_SHIFT }) declare shiftDown: Decimal | null

  /** "000123". */
  numberOf(serial: number) {
    return String(serial).padStart(this.digits, '0')
  }

  /** Whether a number of it was drawn. */
  get isUsed() {
    return this.nextNumber > this.firstNumber
  }

  prepare() {
    if (!this.nextNumber) this.nextNumber = this.firstNumber
    if (this.lastNumber !== null && this.lastNumber < this.nextNumber - 1) {
      throw Refusal.input([{ field: 'last_number', code: 'E_CHEQUE_LAST' }])
    }
  }
}
