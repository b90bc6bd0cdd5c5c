import { choice, Decimal, model, percent, RecordModel, reference } from 'kontor/plugin'

/**
 * One of the things a tax does: its base or a share of its amount goes to an account and into a box of the return.
 * +100 % and −100 % of the amount is reverse charge; without an account a share goes where the line itself goes.
 */
@model({ name: 'accounting.tax_part', title: 'of', lineOf: 'accounting.tax', sort: 'id' })
export default class TaxPart extends RecordModel {
  @reference('accounting.tax', { required: true }) declare taxId: number
  @choice({ of: ['base', 'tax'], required: true, default: 'tax' }) declare of: 'base' | 'tax'
  /** On which documents it counts. */
  @choice({ of: ['both', 'invoice', 'credit_note'], required: true, default: 'both' })
  declare for: 'both' | 'invoice' | 'credit_note'
  @percent({ required: true, default: new Decimal(100_000_000n, 6) }) declare factor: Decimal
  @reference('accounting.account', { where: ['is_group', 'eq', false] })
  declare accountId: number | null
  @reference('accounting.return_box', { where: ['formula', 'null'] }) declare boxId: number | null
  /** Whether the box counts it as it is, or with the sign turned. */
  @choice({ of: ['plus', 'minus'], required: true, default: 'plus' })
  declare boxSign: 'plus' | 'minus'
}
