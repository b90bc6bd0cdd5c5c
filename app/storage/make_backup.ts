import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type yazl from 'yazl'
import { engine } from '#config/database'
import { backupFolder, backupTarget } from '#config/backup'
import { clock } from '#kernel/companies/clock'
import { storageFolder } from '#config/storage'
import { Refusal } from '#kernel/http/refusal'
import { readLedger } from '#kernel/plugins/migration_ledger'
import { registry } from '#kernel/plugins/registry'
import { withSnapshot } from '#kernel/records/storage/snapshot'
import { backupName, type Backup } from '#kernel/storage/backups'
import { dumpTable, type DumpedTable } from '#kernel/storage/dump_tables'
import { describeFile, keptFiles, type KeptFile } from '#kernel/storage/kept_files'
import { FORMAT, MANIFEST, type BackupKind, type Manifest } from '#kernel/storage/manifest'
import { fileEntry, tableEntry } from '#kernel/storage/manifest'
import { keptTables } from '#kernel/storage/tables'
import { writeArchive } from '#kernel/storage/write_archive'

export interface BackupOptions {
  kind: BackupKind
  progress?: (done: number, total: number, note: string) => void
  signal?: AbortSignal
}

const ATTEMPTS = 3

/**
 * Makes a backup while people work on: the tables as they stood at one moment and the files that belong to
 * them, in one archive. Copies it to the off-host target where there is one; throws E_BACKUP_TARGET if it cannot.
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  await mkdir(backupFolder, { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt++) {
    try {
      const backup = await makeOnce(options)
      await copyToTarget(backup)
      return backup
    } catch (error) {
      // A file that went while it was read took its row with it: another moment is taken.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === ATTEMPTS) throw error
    }
  }
}

async function makeOnce(options: BackupOptions): Promise<Backup> {
  const spool = await mkdtemp(join(backupFolder, '.spool-'))
  try {
    const manifest = await gather(spool, options)
    const name = backupName(manifest)
    const path = join(backupFolder, name)
    await writeArchive(path, (zip) => fill(zip, spool, manifest))
    return { name, path, manifest }
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

/** Files come before their rows, so those that are there before the snapshot are all its rows need. */
async function gather(spool: string, { kind, progress, signal }: BackupOptions) {
  const paths = await keptFiles()
  const tables = await withSnapshot(async (snapshot) => {
    const kept = await keptTables(snapshot)
    const dumped: DumpedTable[] = []
    for (const table of kept) {
      signal?.throwIfAborted()
      dumped.push(await dumpTable(snapshot, table, spool))
      progress?.(dumped.length, kept.length + paths.length, table.name)
    }
    return dumped
  })
  const files: KeptFile[] = []
  for (const path of paths) {
    signal?.throwIfAborted()
    files.push(await describeFile(path))
    progress?.(tables.length + files.length, tables.length + paths.length, path)
  }
  return describe(kind, tables, files)
}

async function describe(kind: BackupKind, tables: DumpedTable[], files: KeptFile[]) {
  const ledger = (await readLedger()) ?? []
  const versions = registry.inOrder().map(({ id, declaration }) => [id, declaration.version])
  const manifest: Manifest = {
    kontor: 'backup',
    format: FORMAT,
    kind,
    made_at: clock().toISOString(),
    engine,
    versions: Object.fromEntries(versions),
    steps: ledger
      .filter((row) => row.applied_at !== null)
      .map((row) => `${row.plugin}/${row.name}`)
      .sort(),
    tables,
    files,
  }
  return manifest
}

async function fill(zip: yazl.ZipFile, spool: string, manifest: Manifest) {
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST)
  for (const { name } of manifest.tables) {
    zip.addFile(join(spool, `${name}.jsonl`), tableEntry(name))
  }
  for (const { path } of manifest.files) zip.addFile(join(storageFolder, path), fileEntry(path))
}

async function copyToTarget({ path, name }: Backup) {
  const folder = backupTarget()
  if (!folder) return
  const copy = join(folder, name)
  try {
    await copyFile(path, `${copy}.part`)
    await rename(`${copy}.part`, copy)
  } catch (error) {
    await rm(`${copy}.part`, { force: true }).catch(() => {})
    throw new Refusal('E_BACKUP_TARGET', { folder, reason: (error as Error).message })
  }
}
