import type { Context } from 'kontor/plugin'
import type { Decimal } from 'kontor/plugin'
import {
  boolean,
  choice,
  lines,
  longText,
  model,
  price,
  quantity,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { keepMainBarcode } from '../barcodes/main_barcode.js'
import { fillUnits, refuseMixedUnits } from '../units/product_units.js'

export type ProductKind = 'goods' | 'service'

/** Anything bought, made, kept or sold: goods or a service, stored once, referenced by all. */
@model({
  name: 'catalogue.product',
  title: 'name',
  sort: 'name',
  icon: 'i-lucide-package',
  search: ['name', 'code', 'barcode'],
  list: [
    'name',
    'code',
    'kind',
    'category_id',
    'unit_id',
    'sales_price',
    'cost',
    'currency',
    'supplier_id',
    'is_discontinued',
  ],
  form: [
    {
      key: 'product',
      fields: ['name', 'code', 'kind', 'category_id', 'description', 'is_discontinued'],
    },
    { key: 'prices', fields: ['sales_price', 'cost', 'currency'] },
    { key: 'units', fields: ['unit_id', 'sales_unit_id', 'purchase_unit_id', 'packaging'] },
    { key: 'barcodes', fields: ['barcodes'] },
    { key: 'supply', fields: ['supplier_id', 'origin_country', 'hs_code'] },
    { key: 'weight', fields: ['weight', 'weight_unit_id'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class Product extends RecordModel {
  @text({ required: true, index: true }) declare name: string
  @text({ max: 60, unique: true, index: true }) declare code: string | null
  @choice({ of: ['goods', 'service'], default: 'goods', required: true }) declare kind: ProductKind
  @reference('catalogue.category') declare categoryId: number | null
  @longText() declare description: string | null
  @boolean({ index: true }) declare isDiscontinued: boolean

  @price({ min: 0 }) declare salesPrice: Decimal | null
  @price({ min: 0 }) declare cost: Decimal | null
  @choice({ of: 'currency', default: (ctx: Context) => ctx.company.currency, required: true })
  declare currency: string

  /** What stock and prices are counted in; "piece" unless told. */
  @reference('catalogue.unit') declare unitId: number
  @reference('catalogue.unit') declare salesUnitId: number | null
  @reference('catalogue.unit') declare purchaseUnitId: number | null
  /** How it is packed, in words: "24 - 12 oz bottles". */
  @text({ max: 120 }) declare packaging: string | null

  @lines('catalogue.barcode', { by: 'product_id' }) declare barcodes: unknown
  /** The first barcode, for lists and search, and a short way to write it. */
  @text({ max: 80, index: true, hidden: true }) declare barcode: string | null

  @reference('contacts.party', { where: ['is_supplier', 'eq', true] })
  declare supplierId: number | null
  @choice({ of: 'country' }) declare originCountry: string | null
  /** The customs tariff number. */
  @text({ max: 12 }) declare hsCode: string | null

  @quantity({ min: 0 }) declare weight: Decimal | null
  @reference('catalogue.unit', { where: ['category', 'eq', 'weight'] })
  declare weightUnitId: number | null

  async prepare(ctx: Context) {
    await fillUnits(ctx, this)
    await refuseMixedUnits(ctx, this)
    await keepMainBarcode(ctx, this)
  }
}
