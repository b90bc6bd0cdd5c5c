import { type Context, message, Refusal } from 'kontor/plugin'
import { DIMENSIONS, type DimensionFilter, type DimensionKey } from './dimension_filter.js'
import { inTree, under, type Leaf, type Placed } from './tree.js'

/** One thing lines are told apart by, with what may be chosen of it. */
export interface DimensionChoice {
  key: DimensionKey
  label: string
  options: Placed[]
  /** Undefined: all of it; null: lines that have none. */
  chosen?: number | null
}

export interface Dimensions {
  choices: DimensionChoice[]
  filter: DimensionFilter
  /** The same as it stands in addresses. */
  query: Partial<Record<DimensionKey, string>>
}

const SOURCES: Record<DimensionKey, { model: string; sql: string }> = {
  unit_id: {
    model: 'kernel.org_unit',
    sql: 'SELECT `id`, `parent_id`, `name` AS `label` FROM `org_units` WHERE `company_id` = ? ORDER BY `name`',
  },
  cost_centre_id: {
    model: 'accounting.cost_centre',
    sql: 'SELECT `id`, `parent_id`, `code`, `name` AS `label` FROM `accounting_cost_centres` WHERE `company_id` = ? ORDER BY `code`',
  },
  dimension_1_id: valuesOf('dimension_1'),
  dimension_2_id: valuesOf('dimension_2'),
  dimension_3_id: valuesOf('dimension_3'),
}

function valuesOf(dimension: string) {
  return {
    model: 'accounting.dimension_value',
    sql:
      'SELECT `id`, NULL AS `parent_id`, `code`, `name` AS `label` FROM `accounting_dimension_values` ' +
      `WHERE \`company_id\` = ? AND \`dimension\` = '${dimension}' ORDER BY \`code\``,
  }
}

/**
 * What a statement is narrowed to: `unit_id=3&cost_centre_id=none`. A unit or cost centre counts with all below it.
 * Only what the company has, and the caller may read, can be chosen; anything else is refused (E_CHOICE).
 */
export async function readDimensions(
  ctx: Context,
  query: Record<string, unknown>
): Promise<Dimensions> {
  const told: Dimensions = { choices: [], filter: {}, query: {} }
  for (const key of DIMENSIONS) {
    const leaves = await leavesOf(ctx, key)
    const chosen = chosenOf(query[key], key, leaves)
    if (chosen !== undefined) {
      told.filter[key] = chosen === null ? null : under(leaves, chosen)
      told.query[key] = chosen === null ? 'none' : String(chosen)
    }
    if (leaves.length > 0) {
      const label = message(ctx.locale, `accounting.models.entry_line.fields.${key}`)
      told.choices.push({ key, label, options: inTree(leaves), chosen })
    }
  }
  return told
}

async function leavesOf(ctx: Context, key: DimensionKey): Promise<Leaf[]> {
  const { model, sql } = SOURCES[key]
  if (!ctx.access.allows(model, 'read') || ctx.access.filter(model, 'read') !== true) return []
  const rows = await ctx.rows<{
    id: number
    parent_id: number | null
    code?: string
    label: string
  }>(sql, [ctx.company.id])
  return rows.map((row) => ({
    id: Number(row.id),
    parentId: row.parent_id === null ? null : Number(row.parent_id),
    label: row.code ? `${row.code} ${row.label}` : row.label,
  }))
}

function chosenOf(asked: unknown, key: DimensionKey, leaves: readonly Leaf[]) {
  if (asked === undefined || asked === '') return undefined
  if (asked === 'none') return null
  const id = Number(asked)
  if (!leaves.some((one) => one.id === id)) throw Refusal.choice(key, asked)
  return id
}

/** What was chosen in words, a line each: for files. */
export function dimensionNotes(ctx: Context, { choices }: Dimensions) {
  return choices.flatMap(({ label, options, chosen }) => {
    if (chosen === undefined) return []
    const none = message(ctx.locale, 'accounting.screens.dimensions.none')
    return [`${label}: ${chosen === null ? none : options.find((one) => one.id === chosen)?.label}`]
  })
}
