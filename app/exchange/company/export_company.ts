import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { storageFolder } from '#config/storage'
import { companyParts, type CompanyPart } from '#kernel/exchange/company/parts'
import { schemaOf, toCell } from '#kernel/exchange/company/cells'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { withSnapshot, type Snapshot } from '#kernel/records/storage/snapshot'
import { writeArchive } from '#kernel/storage/write_archive'

export const COMPANY_FORMAT = 1

export interface CompanyManifest {
  kontor: 'company'
  format: number
  made_at: string
  company: { id: number; name: string; currency: string }
  versions: Record<string, string>
  tables: ExportedTable[]
}

export interface ExportedTable {
  name: string
  model: string | null
  columns: string[]
  rows: number
  sha256: string
  nextId: number | null
}

/**
 * Writes everything of the company of `ctx` to one archive: each table as CSV with its JSON schema, records
 * every company shares included, of one moment. Row by row, so memory stays flat.
 */
export async function exportCompany(ctx: Context, path: string): Promise<CompanyManifest> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const spool = await mkdtemp(join(storageFolder, '.company-'))
  try {
    const tables = await withSnapshot((snapshot) => writeTables(ctx, snapshot, spool))
    const manifest = describe(ctx, tables)
    await writeArchive(path, async (zip) => {
      zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), 'manifest.json')
      for (const { name, columns, model } of tables) {
        const schema = schemaOf(name, columns, (model && registry.models.get(model)) || null)
        zip.addBuffer(Buffer.from(JSON.stringify(schema, null, 2)), `schema/${name}.json`)
        zip.addFile(join(spool, `${name}.csv`), `tables/${name}.csv`)
      }
    })
    return manifest
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

async function writeTables(ctx: Context, snapshot: Snapshot, folder: string) {
  const { parts, undecided } = await companyParts(snapshot, ctx.company.id)
  if (undecided.length > 0) {
    throw new Refusal('E_COMPANY_TABLES', { tables: undecided.join(', ') })
  }
  const members = await membersOf(ctx, snapshot)
  const tables: ExportedTable[] = []
  for (const part of parts) tables.push(await writePart(snapshot, part, folder, members))
  return tables
}

async function membersOf(ctx: Context, snapshot: Snapshot) {
  const rows = await snapshot.rows<{ user_id: number }>(
    'SELECT `user_id` FROM `memberships` WHERE `company_id` = ?',
    [ctx.company.id]
  )
  return new Set(rows.map((row) => Number(row.user_id)))
}

async function writePart(
  snapshot: Snapshot,
  { table, model, columns, where }: CompanyPart,
  folder: string,
  members: ReadonlySet<number>
): Promise<ExportedTable> {
  const hash = createHash('sha256')
  let rows = 0
  const list = columns.map((column) => `\`${column}\``).join(', ')
  // A plugin's table beside a record may have no key of its own.
  const order = table.key.map(({ column }) => `\`${column}\``).join(', ') || list
  await pipeline(
    async function* () {
      const sql = `SELECT ${list} FROM \`${table.name}\` WHERE ${where.sql} ORDER BY ${order}`
      for await (const batch of snapshot.batches(sql, where.bindings)) {
        for (const row of batch) {
          rows++
          const known = model?.name === 'kernel.user' ? asKnownHere(row, members) : row
          yield columns.map((column) => toCell(known, column, model))
        }
      }
    },
    stringify({ header: true, columns }),
    new Transform({
      transform(chunk, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    }),
    createWriteStream(join(folder, `${table.name}.csv`), { mode: 0o600 })
  )
  const { name, nextId } = table
  return { name, model: model?.name ?? null, columns, rows, sha256: hash.digest('hex'), nextId }
}

/** Of people of other companies only the name goes along, as it stands on the records. */
function asKnownHere(row: Record<string, unknown>, members: ReadonlySet<number>) {
  if (members.has(Number(row.id))) return row
  const at = row.disabled_at ?? row.updated_at
  return {
    ...row,
    email: `user-${row.id}@elsewhere.invalid`,
    login: null,
    is_admin: 0,
    disabled_at: at,
  }
}

function describe(ctx: Context, tables: ExportedTable[]): CompanyManifest {
  const { id, name, currency } = ctx.company
  const versions = registry.inOrder().map((one) => [one.id, one.declaration.version])
  return {
    kontor: 'company',
    format: COMPANY_FORMAT,
    made_at: ctx.now.toISOString(),
    company: { id, name, currency },
    versions: Object.fromEntries(versions),
    tables,
  }
}
