import { boolean, choice, model, RecordModel, reference, text } from 'kontor/plugin'

export const JOURNAL_KINDS = ['sales', 'purchases', 'bank', 'cash', 'general'] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

/** A book of entries of one kind, numbered on its own in each fiscal year. */
@model({
  name: 'accounting.journal',
  title: 'name',
  search: ['code', 'name'],
  sort: 'code',
  icon: 'i-lucide-notebook-tabs',
  list: ['code', 'name', 'kind', 'account_id', 'currency', 'is_chronological'],
  form: [
    { key: 'identity', fields: ['code', 'name', 'kind', 'account_id', 'currency'] },
    { key: 'more', fields: ['is_chronological', 'external_id'] },
  ],
})
export default class Journal extends RecordModel {
  /** Begins its numbers: "SAL" gives SAL/2026/00001. */
  @text({ required: true, max: 20, unique: true })
  declare code: string
  @text({ required: true, max: 120 }) declare name: string
  @choice({ of: JOURNAL_KINDS, required: true, default: 'general', index: true })
  declare kind: JournalKind
  /** The bank or cash account it is the book of. */
  @reference('accounting.account', { where: ['type', 'in', ['bank', 'cash']] })
  declare accountId: number | null
  @choice({ of: 'currency' }) declare currency: string | null
  /** Dates may not go back behind the last posted entry. */
  @boolean() declare isChronological: boolean
}
