import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { backupFolder } from '#config/backup'
import { tablesOfPlugin } from '#kernel/plugins/removal/purge_plan'
import { withSnapshot, type Snapshot } from '#kernel/records/storage/snapshot'
import type { KeptTable } from '#kernel/storage/tables'
import { writeArchive } from '#kernel/storage/write_archive'

/** Writes every row of a plugin's tables, as stored, to one archive of CSV files. Answers its path. */
export async function exportTables(id: string, at: Date): Promise<string> {
  await mkdir(backupFolder, { recursive: true, mode: 0o700 })
  const spool = await mkdtemp(join(backupFolder, '.spool-'))
  const path = join(backupFolder, `purged-${id}-${at.toISOString().replaceAll(/[:.]/g, '-')}.zip`)
  try {
    const tables = await tablesOfPlugin(id)
    await withSnapshot(async (snapshot) => {
      for (const table of tables) await writeTable(snapshot, table, spool)
    })
    await writeArchive(path, async (zip) => {
      for (const { name } of tables) zip.addFile(join(spool, `${name}.csv`), `${name}.csv`)
    })
    return path
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

async function writeTable(snapshot: Snapshot, { name, columns }: KeptTable, folder: string) {
  const csv = stringify({ header: true, columns, cast: { object: base64 } })
  await pipeline(
    async function* () {
      const list = columns.map((column) => `\`${column}\``).join(', ')
      for await (const batch of snapshot.batches(`SELECT ${list} FROM \`${name}\``)) yield* batch
    },
    csv,
    createWriteStream(join(folder, `${name}.csv`), { mode: 0o600 })
  )
}

const base64 = (value: object) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : JSON.stringify(value)
