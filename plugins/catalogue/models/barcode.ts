import type { Context } from 'kontor/plugin'
import { choice, model, RecordModel, reference, Refusal, text } from 'kontor/plugin'
import { checkGtin, scanKey } from '../barcodes/gtin.js'

/** What a scanner reads from a product or one of its packs. */
@model({
  name: 'catalogue.barcode',
  title: 'code',
  lineOf: 'catalogue.product',
  sort: 'id',
  list: ['code', 'kind', 'unit_id'],
})
export default class Barcode extends RecordModel {
  @reference('catalogue.product', { required: true, hidden: true }) declare productId: number
  @text({ required: true, max: 80 }) declare code: string
  @choice({ of: ['gtin', 'own'], default: 'gtin', required: true }) declare kind: 'gtin' | 'own'
  /** The pack it stands for, where this is not the product's own unit. */
  @reference('catalogue.unit') declare unitId: number | null
  @text({ max: 80, readonly: true, hidden: true, index: true }) declare scanKey: string

  async prepare(ctx: Context) {
    this.code = this.kind === 'gtin' ? checkGtin(this.code) : this.code.trim()
    this.scanKey = scanKey(this.code)
    await this.refuseTaken(ctx)
  }

  /** One scan must find one product. */
  private async refuseTaken(ctx: Context) {
    const [other] = await ctx.rows<{ name: string }>(
      `SELECT p.name FROM catalogue_barcodes b JOIN catalogue_products p ON p.id = b.product_id
       WHERE b.company_id = ? AND b.scan_key = ? AND b.id <> ? LIMIT 1`,
      [ctx.company.id, this.scanKey, this.id ?? 0]
    )
    if (!other) return
    const params = { code: this.code, product: other.name }
    throw Refusal.input([{ field: 'code', code: 'E_BARCODE_TAKEN', params }])
  }
}
