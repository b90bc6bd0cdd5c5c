import type { Context } from '#kernel/companies/context'
import { convertValue, type Conversion } from '#kernel/fields/conversion/convert_value'
import { checkFormulasBear } from '#kernel/fields/conversion/formulas_bear'
import { copyWith, fieldWith, settingsOf, type Settings } from '#kernel/fields/conversion/settings'
import { waysFrom } from '#kernel/fields/conversion/ways'
import type { CustomOption } from '#kernel/fields/custom_field'
import { checkDefinition } from '#kernel/fields/definition/check_definition'
import type Definition from '#kernel/fields/definition/definition'
import { valueColumn, type DefinedKind } from '#kernel/fields/kinds'
import { ruleUses } from '#kernel/fields/uses/rule_uses'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { FieldKind } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'

/** What a change of kind is asked with, in wire form. */
export interface ChangeInput {
  kind: DefinedKind
  options?: CustomOption[] | null
  /** `decimal_comma` or a pattern of dates, where texts are written so. */
  format?: string | null
}

export interface PlannedChange extends Conversion {
  before: Settings
  after: Settings
}

const FORMAT = /^[A-Za-z0-9 .,:/_'-]{1,40}$/

/**
 * What a field would be after a change of kind. Throws a Refusal where there is no way from its kind to that one,
 * where the new field would be none, or a formula or rule that asks for it could not bear it.
 */
export async function planChange(
  ctx: Context,
  definition: Definition,
  input: ChangeInput
): Promise<PlannedChange> {
  refuseUnsettled(definition)
  const format = input.format || null
  if (format && !FORMAT.test(format)) throw wrong('format', 'E_CUSTOM_FORMAT')
  if (!waysFrom(definition.kind).includes(input.kind as never)) {
    throw wrong('kind', 'E_CUSTOM_KIND_WAY')
  }
  const before = settingsOf(definition)
  const after = settingsAfter(definition, input)
  const planned = plannedOf(definition, before, after, format)
  after.default_value = defaultAfter(ctx, planned)
  await checkDefinition(ctx, copyWith(definition, after))
  await checkUses(ctx, definition, planned)
  return planned
}

/** Both fields of a change whose settings are known. */
export function plannedOf(
  definition: Definition,
  before: Settings,
  after: Settings,
  format: string | null
): PlannedChange {
  const bare = { required: 0, default_value: null }
  return {
    model: registry.model(definition.model),
    before,
    after,
    from: fieldWith(definition, { ...before, ...bare }),
    to: fieldWith(definition, { ...after, ...bare }),
    format,
  }
}

/** A field whose values or index are just being worked on waits until that is done. */
export function refuseUnsettled(definition: Definition) {
  const isBusy = definition.isChanging || definition.indexState === 'filling'
  if (isBusy) throw new Refusal('E_CUSTOM_CHANGING', { key: definition.key })
  if (definition.archivedAt) throw new Refusal('E_CUSTOM_REMOVED', { key: definition.key })
}

/** A rule or formula that could not bear the other kind is changed first: neither may fail without a word. */
export async function checkUses(ctx: Context, definition: Definition, { to }: Conversion) {
  checkFormulasBear(ctx, definition, to)
  const [rule] = await ruleUses(ctx, definition)
  if (rule) throw new Refusal('E_CUSTOM_KIND_RULE', { rule: rule.name ?? '' })
}

function settingsAfter(definition: Definition, { kind, options }: ChangeInput): Settings {
  const isListed = kind === 'choice' || kind === 'tags'
  const isFromListed = definition.kind === 'choice' || definition.kind === 'tags'
  const offered = options ?? (isFromListed ? definition.options : null)
  return {
    kind,
    options: isListed && offered ? JSON.stringify(offered) : null,
    min: null,
    max: null,
    pattern: null,
    default_value: null,
    filterable: definition.filterable && valueColumn(kind as FieldKind) ? 1 : 0,
  }
}

/** What a new record starts with is converted like a value; what is none of the new kind is left out. */
function defaultAfter(ctx: Context, planned: PlannedChange) {
  const written = planned.before.default_value
  if (written === null) return null
  const { from, to } = planned
  const scope = { currency: ctx.company.currency }
  try {
    const typed = typeOf(from.kind).parse(JSON.parse(String(written)), from, scope)
    const column = convertValue(ctx, planned, typeOf(from.kind).valueToColumn(typed, from), null)
    const beside = { ...to, currency: 'currency' }
    const row = { [to.key]: column, currency: ctx.company.currency }
    return JSON.stringify(typeOf(to.kind).columnToWire(row, beside))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

const wrong = (field: string, code: string) => Refusal.input([{ field, code }])
