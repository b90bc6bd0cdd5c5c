import {
  boolean,
  choice,
  type Context,
  model,
  RecordModel,
  reference,
  Refusal,
  tags,
  text,
} from 'kontor/plugin'
import {
  ACCOUNT_KINDS,
  ACCOUNT_TYPES,
  type AccountKind,
  type AccountType,
  DIMENSIONS,
  type Dimension,
  kindOf,
  PARTY_PURPOSES,
  PURPOSES,
  type Purpose,
} from '../ledger/account_types.js'

/** A place of the ledger that amounts are booked on, or a group of such places. */
@model({
  name: 'accounting.account',
  title: 'label',
  search: ['code', 'name', 'other_name'],
  sort: 'code',
  icon: 'i-lucide-book-open',
  list: ['code', 'name', 'kind', 'type', 'parent_id', 'used_for', 'currency'],
  form: [
    { key: 'identity', fields: ['code', 'name', 'other_name', 'type', 'parent_id', 'is_group'] },
    { key: 'rules', fields: ['currency', 'reconciles', 'takes_party', 'needs_dimension'] },
    { key: 'more', fields: ['used_for', 'external_id'] },
  ],
})
export default class Account extends RecordModel {
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ required: true, max: 255 }) declare name: string
  /** Its name in another language, beside the national one. */
  @text() declare otherName: string | null
  /** What pickers show: "1200 Trade receivables". */
  @text({ readonly: true, hidden: true, max: 255 }) declare label: string
  @choice({ of: ACCOUNT_KINDS, readonly: true, index: true }) declare kind: AccountKind
  @choice({ of: ACCOUNT_TYPES, required: true, index: true }) declare type: AccountType
  @reference('accounting.account', { tree: true, where: ['is_group', 'eq', true] })
  declare parentId: number | null
  /** Holds other accounts; nothing is posted on it. */
  @boolean() declare isGroup: boolean
  /** Only amounts of this currency; empty is any. */
  @choice({ of: 'currency' }) declare currency: string | null
  /** Its lines are matched with each other. */
  @boolean() declare reconciles: boolean
  /** A customer or supplier may be named on its lines; receivables and payables always need one. */
  @boolean() declare takesParty: boolean
  @tags({ of: DIMENSIONS }) declare needsDimension: Dimension[] | null
  /** What Kontor itself books on it. */
  @choice({ of: PURPOSES, unique: true }) declare usedFor: Purpose | null
  @text({ readonly: true, hidden: true, max: 60 }) declare templateKey: string | null

  /** One line on it belongs to one customer or supplier. */
  get needsParty() {
    return this.type === 'receivable' || this.type === 'payable'
  }

  async prepare(ctx: Context) {
    this.kind = kindOf(this.type)
    this.label = `${this.code} ${this.name}`.slice(0, 255)
    if (this.needsParty) this.reconciles = true
    if (this.usedFor && PARTY_PURPOSES.includes(this.usedFor)) this.takesParty = true
    await this.refuseCircle(ctx)
  }

  private async refuseCircle(ctx: Context) {
    for (let at = this.parentId; at;) {
      const above = await ctx.records(Account).find(at, { lock: 'share' })
      if (!above?.isGroup) throw Refusal.input([{ field: 'parent_id', code: 'E_ACCOUNT_PARENT' }])
      if (at === this.id) {
        const params = { name: this.label }
        throw Refusal.input([{ field: 'parent_id', code: 'E_CIRCLE', params }])
      }
      at = above.parentId
    }
  }
}
