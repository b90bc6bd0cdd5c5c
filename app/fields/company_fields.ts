import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import { fieldsDefined } from '#kernel/fields/fields_defined'
import { readDefinition, type DefinitionRow } from '#kernel/fields/read_definition'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { Latest } from '#kernel/records/storage/latest'
import { readRows } from '#kernel/records/storage/reader'

/** A model's custom fields by their names on the wire: `custom.size`. */
export type CustomFields = ReadonlyMap<string, CustomField>

interface CompanyFields {
  byModel: ReadonlyMap<string, CustomFields>
  /** Something else after every change. */
  revision: number
}

const NONE: CompanyFields = { byModel: new Map(), revision: 0 }
const NO_FIELDS: CustomFields = new Map()

let revision = 0
/** Of each company what was read last: before each request, command and delivery, with its plugins. */
const latest = new Latest<CompanyFields>()
/** The models that any company added fields to, as of the same moment. */
const extended = new Latest<ReadonlySet<string>>()
const EVERYWHERE = 0

/** Reads the custom fields of a company anew; `enabledPlugins` asks for it whenever the epoch moved. */
export async function readCompanyFields(companyId: number) {
  const [began, beganEverywhere] = [latest.begin(), extended.begin()]
  const rows = await readRows<DefinitionRow>(
    'SELECT * FROM `custom_fields` WHERE `company_id` = ? AND `archived_at` IS NULL AND `is_changing` = 0 ORDER BY `id`',
    [companyId]
  )
  const byModel = new Map<string, CustomFields>()
  for (const [name, defined] of Map.groupBy(rows, (row) => String(row.model))) {
    const model = registry.models.get(name)
    if (model) byModel.set(name, fieldsDefined(model, defined))
  }
  await addFormer(companyId, rows, byModel)
  const models = await readRows<{ model: string }>(
    'SELECT DISTINCT `model` FROM `custom_fields` WHERE `archived_at` IS NULL'
  )
  extended.keep(EVERYWHERE, beganEverywhere, new Set(models.map((one) => one.model)))
  latest.keep(companyId, began, { byModel, revision: ++revision })
}

/** Notes beside each field whose kind was changed what it was. */
async function addFormer(
  companyId: number,
  rows: readonly DefinitionRow[],
  byModel: ReadonlyMap<string, CustomFields>
) {
  const changes = await readRows<{ field_id: number; before: string; ended_at: string }>(
    "SELECT `field_id`, `before`, `ended_at` FROM `custom_kind_changes` WHERE `company_id` = ? AND `state` IN ('done', 'taken_back') ORDER BY `id`",
    [companyId]
  )
  for (const { field_id: id, before, ended_at: until } of changes) {
    const row = rows.find((one) => Number(one.id) === Number(id))
    const own = row && byModel.get(String(row.model))?.get(`custom.${String(row.key)}`)
    if (!row || !own) continue
    const model = registry.model(String(row.model))
    const settings = JSON.parse(before) as DefinitionRow
    const field = readDefinition(model, { ...row, ...settings })
    if (field) own.former = [...(own.former ?? []), { until, field }]
  }
}

/**
 * The custom fields of a model in the company that is written to. While several companies are read, only
 * those that each of them has alike: a value of another kind would be none.
 */
export function customFieldsOf(ctx: Context, model: Model): CustomFields {
  const own = fieldsIn(ctx.company.id, model)
  const others = ctx.companyIds.filter((id) => id !== ctx.company.id)
  if (others.length === 0 || own.size === 0 || model.scope !== 'company') return own
  const found = new Map<string, CustomField>()
  for (const [key, field] of own) {
    const there = others.map((id) => fieldsIn(id, model).get(key))
    if (!there.every((one) => isAlike(field, one))) continue
    const isSearchBehind = [field, ...there].some((one) => one!.isSearchBehind)
    found.set(key, { ...field, isReady: false, index: false, isSearchBehind })
  }
  return found
}

/** The custom fields of a model in one company, whoever asks. */
export function fieldsIn(companyId: number, model: Model): CustomFields {
  return (latest.get(companyId) ?? NONE).byModel.get(model.name) ?? NO_FIELDS
}

/** Whether any company at all added fields to a model. */
export const isExtended = (model: Model) => extended.get(EVERYWHERE)?.has(model.name) === true

/** Something that changes with every change of a custom field the caller could meet; caches key on it. */
export function customFieldsRevision(ctx: Context): string {
  const ids = [...new Set([ctx.company.id, ...ctx.companyIds])]
  return ids.map((id) => (latest.get(id) ?? NONE).revision).join('.')
}

/** Of the same kind, and for the same people: what one company keeps to a few is not read by way of another. */
function isAlike(one: CustomField, other: CustomField | undefined) {
  return (
    other?.kind === one.kind &&
    other.to === one.to &&
    other.sensitivity === one.sensitivity &&
    String(other.visibleTo) === String(one.visibleTo)
  )
}
