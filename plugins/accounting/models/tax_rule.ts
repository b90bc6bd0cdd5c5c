import { choice, date, integer, model, RecordModel, reference, Refusal, text } from 'kontor/plugin'
import {
  type Region,
  REGIONS,
  SUPPLIES,
  type Supply,
  TAX_SCOPES,
  type TaxScope,
} from '../tax/lists.js'
import { TAX_GROUPS, type TaxGroup } from '../tax/tax_groups.js'

/**
 * Which tax takes the place of another where goods or services go, by whom they are bought, and when: the first rule
 * that fits, in the order of the sequence, decides. No tax to replace: any; no tax instead: none is charged.
 */
@model({
  name: 'accounting.tax_rule',
  title: 'name',
  search: ['name', 'from_tax.name', 'to_tax.name'],
  sort: 'sequence',
  icon: 'i-lucide-route',
  list: [
    'sequence',
    'name',
    'scope',
    'region',
    'country',
    'tax_group',
    'supply',
    'from_tax_id',
    'to_tax_id',
  ],
  form: [
    { key: 'identity', fields: ['name', 'scope', 'sequence'] },
    { key: 'where', fields: ['region', 'tax_group', 'supply', 'valid_from', 'valid_to'] },
    { key: 'country', fields: ['country'], when: { field: 'region', is: 'country' } },
    { key: 'taxes', fields: ['from_tax_id', 'to_tax_id'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class TaxRuleRecord extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @choice({ of: TAX_SCOPES, required: true, default: 'sale', index: true }) declare scope: TaxScope
  @integer({ required: true, default: 10, min: 0, index: true }) declare sequence: number
  /** Where it is delivered to, or where the other side is. */
  @choice({ of: REGIONS, required: true, default: 'any' }) declare region: Region
  @choice({ of: 'country' }) declare country: string | null
  /** What the other side is to the tax office; none is any. */
  @choice({ of: TAX_GROUPS }) declare taxGroup: TaxGroup | null
  /** Whether goods or services; none is both. */
  @choice({ of: SUPPLIES }) declare supply: Supply | null
  @date() declare validFrom: string | null
  @date() declare validTo: string | null
  @reference('accounting.tax') declare fromTaxId: number | null
  @reference('accounting.tax') declare toTaxId: number | null
  @text({ readonly: true, hidden: true, max: 60 }) declare templateKey: string | null

  prepare() {
    if (this.region === 'country' && !this.country) {
      throw Refusal.input([{ field: 'country', code: 'E_REQUIRED' }])
    }
    if (this.validFrom && this.validTo && this.validTo < this.validFrom) {
      throw Refusal.input([{ field: 'valid_to', code: 'E_DATES_TURNED' }])
    }
  }
}
