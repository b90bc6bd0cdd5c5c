import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { engine } from '#config/database'
import type { Snapshot } from '#kernel/records/storage/snapshot'
import type { KeptTable } from '#kernel/storage/tables'

export interface DumpedTable {
  name: string
  columns: string[]
  rows: number
  sha256: string
  nextId: number | null
}

/**
 * Writes a table as lines of JSON, each the values of one row by column, in the order of the primary key:
 * the same rows give the same bytes on either engine.
 */
export async function dumpTable(
  snapshot: Snapshot,
  table: KeptTable,
  folder: string
): Promise<DumpedTable> {
  const out = createWriteStream(join(folder, `${table.name}.jsonl`), { mode: 0o600 })
  const hash = createHash('sha256')
  let rows = 0
  for await (const batch of snapshot.batches(statement(table))) {
    const text = batch.map((row) => `${lineOf(table, row)}\n`).join('')
    rows += batch.length
    hash.update(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  const { name, columns, nextId } = table
  return { name, columns, rows, sha256: hash.digest('hex'), nextId }
}

/** Texts in the order of their bytes: collations of the engines differ. */
function statement({ name, columns, key }: KeptTable) {
  const order = key.map(({ column, isText }) => {
    if (!isText) return `\`${column}\``
    return engine === 'sqlite' ? `\`${column}\` COLLATE BINARY` : `BINARY \`${column}\``
  })
  const list = columns.map((column) => `\`${column}\``).join(', ')
  return `SELECT ${list} FROM \`${name}\`${order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''}`
}

function lineOf({ columns, moments }: KeptTable, row: Record<string, unknown>) {
  return JSON.stringify(
    columns.map((column) => encode(row[column], moments.has(column)))
  )
}

function encode(value: unknown, isMoment: boolean) {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') }
  if (isMoment && typeof value === 'string' && value.length === 19) return `${value}.000`
  return value
}

/** A value of a line as a driver takes it. */
export function decode(value: unknown) {
  if (typeof value !== 'object' || value === null) return value
  return Buffer.from((value as { base64: string }).base64, 'base64')
}
