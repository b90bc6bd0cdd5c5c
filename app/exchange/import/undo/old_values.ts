import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import { bodyFields } from '#kernel/records/write/body'

type Values = Record<string, unknown>
type Changes = Record<string, [unknown, unknown]>

interface Entry {
  model: string
  record_id: number
  version: number
  at: string
  changes: string
}

/** The body that puts a record back to what it was before these versions of it, its lines with it. */
export async function oldValues(ctx: Context, model: Model, row: Values, versions: number[]) {
  const marks = versions.map(() => '?').join()
  const own = await ctx.rows<Entry>(
    `SELECT * FROM \`history\` WHERE \`model\` = ? AND \`record_id\` = ? AND \`version\` IN (${marks}) ORDER BY \`version\``,
    [model.name, row.id, ...versions]
  )
  const moments = [...new Set(own.map((one) => one.at))]
  const lines = await ctx.rows<Entry>(
    `SELECT * FROM \`history\` WHERE \`parent_model\` = ? AND \`parent_id\` = ? AND \`at\` IN (${moments.map(() => '?').join()}) ORDER BY \`id\``,
    [model.name, row.id, ...moments]
  )
  const fields = bodyFields(ctx, model.name, 'update', true)
  const body = wire(fields, row, firstOf(own))
  const byLine = Map.groupBy(lines, (one) => `${one.model}:${one.record_id}`)
  for (const entries of byLine.values()) await addLine(ctx, fields, body, entries)
  return body
}

/** Of each column the value it had before the first of the entries. */
function firstOf(entries: Entry[]): Values {
  const values: Values = {}
  for (const { changes } of entries) {
    for (const [key, [from]] of Object.entries(JSON.parse(changes) as Changes)) {
      if (!Object.hasOwn(values, key)) values[key] = from
    }
  }
  return values
}

function wire(fields: Map<string, Field>, row: Values, old: Values): Values {
  const before = { ...row, ...old }
  return Object.fromEntries(
    Object.keys(old).flatMap((key) => {
      const field = fields.get(key)
      if (!field || field.kind === 'lines') return []
      const value = old[key] === null ? null : typeOf(field.kind).columnToWire(before, field)
      return [[key, value]]
    })
  )
}

/** A line that came is removed, one that went is made anew, one that changed is put back. */
async function addLine(ctx: Context, owner: Map<string, Field>, body: Values, entries: Entry[]) {
  const [{ model: name, record_id: id, version }] = entries
  const lines = [...owner.values()].find((one) => one.kind === 'lines' && one.to === name)
  if (!lines) return
  const fields = bodyFields(ctx, name, 'update', true)
  fields.delete(lines.by!)
  const there = await ctx.records(name).find(Number(id))
  const isNew = Number(version) === 1
  const old = firstOf(entries)
  const change = there
    ? isNew
      ? { id: Number(id), _delete: true }
      : { id: Number(id), ...wire(fields, await rowOf(ctx, name, Number(id)), old) }
    : !isNew && wire(fields, old, old)
  if (change) body[lines.key] = [...((body[lines.key] as unknown[]) ?? []), change]
}

async function rowOf(ctx: Context, name: string, id: number): Promise<Values> {
  const { table } = registry.model(name)
  const [row] = await ctx.rows<Values>(`SELECT * FROM \`${table}\` WHERE \`id\` = ?`, [id])
  return row
}
