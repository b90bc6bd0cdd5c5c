import {
  choice,
  type Context,
  date,
  lines,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

/** The balances a company brings along from the books before: a draft until it is posted as one entry. */
@model({
  name: 'accounting.opening',
  title: 'text',
  search: ['text'],
  sort: '-on_date',
  icon: 'i-lucide-truck',
  state: { field: 'state', path: ['draft', 'posted'] },
  final: ['posted'],
  verbs: ['create', 'update', 'delete'],
  list: ['text', 'on_date', 'state', 'entry_id'],
  form: [
    { key: 'what', fields: ['text', 'on_date', 'offset_id'] },
    { key: 'control', fields: ['control_debit', 'control_receivable', 'control_payable'] },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class Opening extends RecordModel {
  @text({ required: true, max: 120 }) declare text: string
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  /** Takes the difference, where a file holds only some of the accounts: open invoices, say. */
  @reference('accounting.account', { where: ['is_group', 'eq', false] })
  declare offsetId: number | null
  /** What the books before say the debits come to. */
  @money({ min: 0 }) declare controlDebit: Money | null
  /** … all customers together owe. */
  @money() declare controlReceivable: Money | null
  /** … suppliers are owed. */
  @money() declare controlPayable: Money | null
  @choice({
    of: 'currency',
    readonly: true,
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  @choice({
    of: ['draft', 'posted'],
    default: 'draft',
    readonly: true,
    index: true,
    colors: { draft: 'neutral', posted: 'success' },
  })
  declare state: 'draft' | 'posted'
  @reference('accounting.entry', { readonly: true }) declare entryId: number | null
  @lines('accounting.opening_line', { by: 'opening_id' }) declare lines: unknown

  get isDraft() {
    return this.state === 'draft'
  }
}
