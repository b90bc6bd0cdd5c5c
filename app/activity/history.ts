import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { fieldThen } from '#kernel/fields/custom_field'
import { spreadCustom } from '#kernel/fields/read/custom_changes'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'

interface HistoryRow {
  id: number
  company_id: number | null
  model: string
  record_id: number
  version: number
  operation: string
  user_id: number | null
  user_name: string | null
  at: string
  changes: string
}

/** One step in the life of a record or one of its lines, as screens and clients see it. */
export interface HistoryEntry {
  id: number
  model: string
  record_id: number
  version: number
  operation: string
  user: { id: number; label: string } | null
  at: string
  changes: { field: string; from: unknown; to: unknown }[]
}

const PAGE = 50

/**
 * What happened to a record and its lines, the newest first, 50 at a time (`before` = the last id seen).
 * Fields the caller may not read are left out, and entries of which nothing is left.
 */
export async function history(
  ctx: Context,
  name: string,
  id: number,
  before?: number
): Promise<HistoryEntry[]> {
  const rows = await ctx.rows<HistoryRow>(
    'SELECT `h`.*, `u`.`name` AS `user_name` FROM `history` `h` LEFT JOIN `users` `u` ON `u`.`id` = `h`.`user_id` ' +
      'WHERE ((`h`.`model` = ? AND `h`.`record_id` = ?) OR (`h`.`parent_model` = ? AND `h`.`parent_id` = ?)) ' +
      'AND `h`.`id` < ? ORDER BY `h`.`id` DESC LIMIT ?',
    [name, id, name, id, before ?? Number.MAX_SAFE_INTEGER, PAGE]
  )
  return rows
    .map((row) => entry(ctx, name, row))
    .filter((one) => one.changes.length > 0 || isWhole(one))
}

function isWhole(one: HistoryEntry) {
  return one.version === 1 || !one.operation.endsWith('.update')
}

function entry(ctx: Context, owner: string, row: HistoryRow): HistoryEntry {
  return {
    id: Number(row.id),
    model: row.model,
    record_id: Number(row.record_id),
    version: Number(row.version),
    operation: row.operation,
    user: row.user_id ? { id: Number(row.user_id), label: row.user_name ?? '' } : null,
    at: `${row.at.replace(' ', 'T').slice(0, 23)}Z`,
    changes: changesFor(ctx, owner, row),
  }
}

function changesFor(ctx: Context, owner: string, row: HistoryRow) {
  const changes = JSON.parse(row.changes) as Record<string, [unknown, unknown]>
  return Object.entries(changes).flatMap(([key, [from, to]]) => {
    const field = isOfOthers(ctx, row, key) ? undefined : fieldOf(ctx, row.model, key)
    if (!field || !ctx.access.mayUse(owner, field, 'read')) return []
    const then = fieldThen(field, row.at)
    const beside = besideOf(then, changes)
    return [{ field: key, from: wire(then, from, beside[0]), to: wire(then, to, beside[1]) }]
  })
}

/** What is added to a record that companies share is each company's own business. */
function isOfOthers(ctx: Context, row: Pick<HistoryRow, 'model' | 'company_id'>, key: string) {
  const isShared = registry.models.get(row.model)?.scope !== 'company'
  return isShared && key.includes('.') && Number(row.company_id) !== ctx.company.id
}

function fieldOf(ctx: Context, name: string, key: string): Field | undefined {
  const model = registry.models.get(name)
  const own = model && (model.fields.get(key) ?? customFieldsOf(ctx, model).get(key))
  if (own) return own
  for (const { plugin, fields } of registry.extensions.get(name) ?? []) {
    for (const field of fields) if (`${plugin}.${field.key}` === key) return { ...field, key }
  }
  return undefined
}

/** The currencies an amount had before and after, where they changed with it. */
function besideOf(field: Field, changes: Record<string, [unknown, unknown]>) {
  return field.currency
    ? (changes[field.currency] ?? [undefined, undefined])
    : [undefined, undefined]
}

function wire(field: Field, value: unknown, currency: unknown) {
  if (value === null || value === undefined) return null
  const row = {
    [field.key]: value,
    ...(field.currency && currency ? { [field.currency]: currency } : {}),
  }
  return typeOf(field.kind).columnToWire(row, field)
}

/**
 * A record's columns as they were at an earlier version: today's, with every later change taken back. What a custom
 * field held before its kind was changed is none of its values any more.
 */
export async function valuesAt(
  ctx: Context,
  name: string,
  row: Record<string, unknown>,
  version: number
) {
  const fields = customFieldsOf(ctx, registry.model(name))
  const later = await ctx.rows<Pick<HistoryRow, 'model' | 'company_id' | 'changes' | 'at'>>(
    'SELECT `model`, `company_id`, `changes`, `at` FROM `history` WHERE `model` = ? AND `record_id` = ? AND `version` > ? ORDER BY `version` DESC',
    [name, row.id, version]
  )
  const values = spreadCustom(row)
  for (const step of later) {
    const { changes, at } = step
    for (const [key, [from]] of Object.entries(
      JSON.parse(changes) as Record<string, [unknown, unknown]>
    )) {
      if (isOfOthers(ctx, step, key)) continue
      const field = fields.get(key)
      if (!field || fieldThen(field, at) === field) values[key] = from
    }
  }
  return values
}
