import type { CustomField, CustomOption, Texts } from '#kernel/fields/custom_field'
import type { Expression } from '#kernel/fields/formula/expression'
import { fieldKindOf } from '#kernel/fields/formula/types'
import { valueColumn } from '#kernel/fields/kinds'
import type { FieldKind, Sensitivity } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { Decimal } from '#kernel/records/values/decimal'

/** A row of `custom_fields`. */
export type DefinitionRow = Record<string, unknown>

/** What may stand in a path, a statement and a JSON key without any escaping. */
export const KEY = /^[a-z][a-z0-9_]{0,59}$/

/** Units of 10^-6 as the number a limit is. */
const limit = (column: unknown) =>
  column === null || column === undefined
    ? undefined
    : Number(Decimal.fromUnits(column as number, 6).toString())

const parsed = <T>(column: unknown, otherwise: T): T =>
  typeof column === 'string' ? (JSON.parse(column) as T) : otherwise

/** The field a definition makes of a model, a formula's with its compiled expression; undefined where its key could not stand in a statement. */
export function readDefinition(
  model: Model,
  row: DefinitionRow,
  formula?: Expression
): CustomField | undefined {
  const name = String(row.key)
  if (!KEY.test(name)) return undefined
  const kind = formula ? fieldKindOf(formula.type) : (String(row.kind) as FieldKind)
  const options = parsed<CustomOption[]>(row.options, [])
  const isListed = kind === 'choice' || (kind === 'tags' && options.length > 0)
  const startsWith = parsed<unknown>(row.default_value, undefined)
  const roles = parsed<number[] | null>(row.role_ids, null)
  return {
    id: Number(row.id),
    name,
    key: `custom.${name}`,
    property: `custom.${name}`,
    plugin: model.plugin,
    kind,
    label: parsed<Texts>(row.label, {}),
    help: parsed<Texts>(row.help, {}),
    options,
    formula,
    readonly: formula !== undefined,
    required: Boolean(Number(row.required)),
    default: startsWith === null ? undefined : startsWith,
    min: limit(row.min),
    max: limit(row.max),
    pattern: row.pattern === null ? undefined : String(row.pattern),
    of: isListed ? options.map((one) => one.value) : undefined,
    colors: coloursOf(options),
    to: kind === 'reference' ? String(row.refers_to) : undefined,
    relation: kind === 'reference' ? relationOf(name) : undefined,
    currency: isAmount(kind) && model.fields.has('currency') ? 'currency' : undefined,
    sensitivity: (row.sensitivity ?? undefined) as Sensitivity | undefined,
    visibleTo: roles ?? undefined,
    after: row.after === null ? null : String(row.after),
    inList: Boolean(Number(row.in_list)),
    indexed: Number(row.filterable) ? (valueColumn(kind) ?? null) : null,
    isReady: row.index_state === 'ready',
    isSearchBehind: Boolean(Number(row.is_search_behind ?? 0)),
    index: Boolean(Number(row.filterable)) && row.index_state === 'ready',
  }
}

const isAmount = (kind: FieldKind) => kind === 'money' || kind === 'price'

/** `supplier_id` is followed as `custom.supplier`. */
export const relationOf = (name: string) =>
  name.endsWith('_id') ? name.slice(0, -3) : `${name}_record`

function coloursOf(options: readonly CustomOption[]) {
  const colours = options.flatMap(({ value, color }) => (color ? [[value, color] as const] : []))
  return colours.length > 0 ? Object.fromEntries(colours) : undefined
}
