import { type Context, model, RecordModel, reference, Refusal } from 'kontor/plugin'
import Tax from './tax.js'

/** A tax within a group of taxes. */
@model({ name: 'accounting.tax_member', title: 'tax_id', lineOf: 'accounting.tax', sort: 'id' })
export default class TaxMember extends RecordModel {
  @reference('accounting.tax', { required: true }) declare groupId: number
  @reference('accounting.tax', { required: true, where: ['amount_kind', 'ne', 'group'] })
  declare taxId: number

  /** A group within a group would have no end: held, since it may be made a group at the same moment. */
  async prepare(ctx: Context) {
    const tax = await ctx.records(Tax).find(this.taxId, { lock: 'share' })
    if (tax?.amountKind === 'group') {
      throw Refusal.input([{ field: 'tax_id', code: 'E_TAX_GROUP_IN_GROUP' }])
    }
  }
}
