import {
  boolean,
  type Context,
  date,
  type Decimal,
  model,
  percent,
  RecordModel,
  reference,
  Refusal,
} from 'kontor/plugin'
import Account from './account.js'

const WHOLE = 100_000_000n

/** What this company holds of another one, from a day on until it is said anew; of two of one day the later counts, of itself none. */
@model({
  name: 'accounting.holding',
  title: 'held.name',
  sort: '-since',
  icon: 'i-lucide-network',
  list: ['held_id', 'since', 'percent', 'is_controlled', 'account_id'],
  form: [
    {
      key: 'holding',
      fields: ['held_id', 'since', 'percent', 'is_controlled', 'account_id', 'external_id'],
    },
  ],
})
export default class Holding extends RecordModel {
  @reference('kernel.company', { required: true, index: true }) declare heldId: number
  @date({ required: true, index: true, default: (ctx: Context) => ctx.today })
  declare since: string
  /** Of its capital; nothing once it was sold. */
  @percent({ required: true, min: 0 }) declare percent: Decimal
  /** Controlled though no more than half of it is held. */
  @boolean({ default: false }) declare isControlled: boolean
  /** Where what was paid for it stands in these books. */
  @reference('accounting.account', {
    where: {
      and: [
        ['is_group', 'eq', false],
        ['type', 'in', ['financial_asset', 'current_asset']],
      ],
    },
  })
  declare accountId: number | null

  async prepare(ctx: Context) {
    if (this.percent.units > WHOLE) {
      throw Refusal.input([{ field: 'percent', code: 'E_HOLDING_PERCENT' }])
    }
    await this.refuseSharedAccount(ctx)
  }

  /** All of the account is taken for what was paid for one company. */
  private async refuseSharedAccount(ctx: Context) {
    if (!this.accountId) return
    const [other] = await Holding.where(ctx, {
      and: [
        ['account_id', 'eq', this.accountId],
        ['held_id', 'ne', this.heldId],
        ['archived_at', 'null'],
      ],
    })
    if (!other) return
    const { label: account } = await Account.findOrFail(ctx, this.accountId)
    throw Refusal.input([{ field: 'account_id', code: 'E_HOLDING_ACCOUNT', params: { account } }])
  }
}
