import { choice, model, RecordModel, reference, text } from 'kontor/plugin'

const of = (dimension: string) => ['dimension', 'eq', dimension]

/** One line of the entries a template makes. */
@model({
  name: 'accounting.entry_template_line',
  title: 'account_id',
  lineOf: 'accounting.entry_template',
  sort: 'id',
})
export default class EntryTemplateLine extends RecordModel {
  @reference('accounting.entry_template', { required: true }) declare templateId: number
  @reference('accounting.account', { required: true, where: ['is_group', 'eq', false] })
  declare accountId: number
  @choice({ of: ['debit', 'credit'], required: true, default: 'debit' }) declare side:
    'debit' | 'credit'
  /** A number, or figures in brackets with + − * / and %. Left open it takes the rest, as "rest" does. */
  @text({ max: 200 }) declare amount: string | null
  @reference('contacts.party') declare partyId: number | null
  @text() declare text: string | null
  @reference('kernel.org_unit') declare unitId: number | null
  @reference('accounting.cost_centre') declare costCentreId: number | null
  @reference('accounting.dimension_value', { where: of('dimension_1') })
  declare dimension_1Id: number | null
  @reference('accounting.dimension_value', { where: of('dimension_2') })
  declare dimension_2Id: number | null
  @reference('accounting.dimension_value', { where: of('dimension_3') })
  declare dimension_3Id: number | null
}
