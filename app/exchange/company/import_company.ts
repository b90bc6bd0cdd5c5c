import { parse } from 'csv-parse'
import { engine } from '#config/database'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import type { CompanyManifest, ExportedTable } from '#kernel/exchange/company/export_company'
import { COMPANY_FORMAT } from '#kernel/exchange/company/export_company'
import { fromCell } from '#kernel/exchange/company/cells'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { indexedModels, rebuildSearch } from '#kernel/records/search/rebuild'
import { ArchiveReader } from '#kernel/storage/read_archive'
import { isEmptyDatabase } from '#kernel/storage/restore/database'
import { forgetCaches } from '#kernel/storage/restore/forget_caches'
import {
  insertRows,
  setAutoIncrements,
  setNextIds,
  withoutForeignKeys,
} from '#kernel/storage/restore/load_tables'
import { keptTables } from '#kernel/storage/tables'

const AT_ONCE = 200

/**
 * Brings an exported company into an empty Kontor: every record with its id, number, history and version,
 * so that all figures are equal and number series go on. Users come without passwords.
 */
export async function importCompany(path: string): Promise<CompanyManifest> {
  if (!(await isEmptyDatabase())) throw new Refusal('E_COMPANY_NOT_EMPTY')
  const archive = await ArchiveReader.open(path)
  try {
    const manifest = await readManifest(archive)
    await checkTables(manifest)
    for (const { name, sha256 } of manifest.tables) {
      await archive.check(`tables/${name}.csv`, sha256)
    }
    await withoutForeignKeys(async (trx) => {
      for (const table of manifest.tables) {
        for await (const rows of rowsOf(archive, table)) {
          await insertRows(trx, table.name, table.columns, rows)
        }
      }
      if (engine === 'sqlite') await setNextIds(trx, manifest.tables)
    })
    if (engine === 'mysql') await setAutoIncrements(manifest.tables)
    await forgetCaches()
    await rebuildSearch(await kernelContext({}), indexedModels())
    return manifest
  } finally {
    archive.close()
  }
}

async function readManifest(archive: ArchiveReader): Promise<CompanyManifest> {
  if (!archive.names.includes('manifest.json')) throw new Refusal('E_COMPANY_KIND')
  const manifest = JSON.parse(await archive.text('manifest.json')) as CompanyManifest
  if (manifest.kontor !== 'company') throw new Refusal('E_COMPANY_KIND')
  if (manifest.format !== COMPANY_FORMAT) {
    throw new Refusal('E_ARCHIVE_FORMAT', { format: String(manifest.format).slice(0, 20) })
  }
  return manifest
}

/** Every table and column must be here: names from a file are never trusted with SQL. */
async function checkTables({ tables }: CompanyManifest) {
  const known = new Map(
    (await keptTables({ rows: readRows })).map((one) => [one.name, one.columns])
  )
  const lacking = tables.flatMap(({ name, columns }) =>
    known.has(name)
      ? columns
          .filter((column) => !known.get(name)!.includes(column))
          .map((one) => `${name}.${one}`)
      : [name]
  )
  if (lacking.length > 0) {
    throw new Refusal('E_COMPANY_VERSION', { tables: lacking.slice(0, 10).join(', ') })
  }
}

async function* rowsOf(archive: ArchiveReader, { name, model, columns }: ExportedTable) {
  const declared = (model && registry.models.get(model)) || null
  const isBlob = (column: string) => name === 'company_logos' && column === 'content'
  const input = (await archive.stream(`tables/${name}.csv`)).pipe(parse({ columns: true }))
  let batch: unknown[][] = []
  for await (const cells of input as AsyncIterable<Record<string, string>>) {
    batch.push(
      columns.map((column) =>
        isBlob(column) ? Buffer.from(cells[column], 'base64') : fromCell(cells, column, declared)
      )
    )
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
