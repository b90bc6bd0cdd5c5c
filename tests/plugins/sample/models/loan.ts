import type { Money } from 'kontor/plugin'
import { choice, date, model, money, RecordModel, reference, text } from 'kontor/plugin'

export type LoanState = 'draft' | 'out' | 'returned'

/** One thing lent to one borrower until a date. */
@model({
  name: 'sample.loan',
  title: 'number',
  search: ['number', 'borrower.name'],
  sort: '-due_on',
  list: ['number', 'borrower_id', 'due_on', 'deposit', 'state'],
  form: [
    { key: 'loan', fields: ['borrower_id', 'due_on', 'deposit', 'currency'] },
    { key: 'more', fields: ['remark'] },
  ],
  state: { field: 'state', path: ['draft', 'out', 'returned'] },
  final: ['returned'],
  icon: 'i-lucide-book',
})
export default class Loan extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @reference('contacts.party', { required: true }) declare borrowerId: number
  @date({ required: true, index: true }) declare dueOn: string
  @money({ min: 0 }) declare deposit: Money | null
  @text({ sensitivity: 'personal' }) declare remark: string | null
  @choice({
    of: ['draft', 'out', 'returned'],
    default: 'draft',
    readonly: true,
    colors: { draft: 'neutral', out: 'info', returned: 'success' },
  })
  declare state: LoanState

  isOverdue(today: string) {
    return this.state === 'out' && this.dueOn < today
  }
}
