import logger from '@adonisjs/core/services/logger'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { filesWithoutRow, KEPT_FOLDERS, removeFiles } from '#kernel/plugins/integrity/kept_folders'
import { migrate } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { indexedModels, rebuildSearch } from '#kernel/records/search/rebuild'
import type { Manifest } from '#kernel/storage/manifest'
import { ArchiveReader } from '#kernel/storage/read_archive'
import { checkContents, checkSchema, readManifest } from '#kernel/storage/restore/check_backup'
import {
  clearDatabase,
  databaseName,
  forgetReplaced,
  isEmptyDatabase,
  needAlone,
  putBack,
} from '#kernel/storage/restore/database'
import { forgetCaches } from '#kernel/storage/restore/forget_caches'
import { holdWaiting, type Held } from '#kernel/storage/restore/hold_waiting'
import { loadFiles } from '#kernel/storage/restore/load_files'
import { loadTables } from '#kernel/storage/restore/load_tables'

export interface RestoreOptions {
  /** The name of the database, typed by whoever wants it overwritten. */
  confirm?: string
  progress?: (note: string) => void
  /** Told where another process has the database open, whose end is waited for. */
  waiting?: () => void
  /**
   * To the schema of the backup, though the files may be newer: no further migration, no event. Nothing has
   * run since, so nothing is held.
   */
  isGoingBack?: boolean
}

export interface Restored {
  manifest: Manifest
  held: Held
}

/**
 * Replaces the database and its files by a backup, of this engine or the other. Everything is checked before
 * anything is touched: the archive, its version, that no other process works, and that the one who asks
 * has typed the name of a database that is not empty. Afterwards what waited is held for a person to decide.
 */
export async function restoreBackup(path: string, options: RestoreOptions = {}): Promise<Restored> {
  const archive = await ArchiveReader.open(path)
  try {
    const manifest = await readManifest(archive)
    checkSchema(manifest)
    await checkContents(archive, manifest)
    await checkTarget(options)
    return { manifest, held: await replace(archive, manifest, options) }
  } finally {
    archive.close()
  }
}

const NOTHING: Held = { mails: 0, jobs: 0 }

async function checkTarget({ confirm, waiting }: RestoreOptions) {
  const name = databaseName()
  if (confirm !== name && !(await isEmptyDatabase())) {
    throw new Refusal('E_RESTORE_NOT_EMPTY', { database: name })
  }
  await needAlone(waiting)
}

async function replace(
  archive: ArchiveReader,
  manifest: Manifest,
  { progress = () => {}, isGoingBack = false }: RestoreOptions
): Promise<Held> {
  let held = NOTHING
  await clearDatabase()
  try {
    await migrate({ steps: new Set(manifest.steps) })
    needPlugins(manifest)
    await loadTables(archive, manifest.tables, progress)
    if (!isGoingBack) await migrate()
    await forgetCaches()
    if (!isGoingBack) held = await holdWaiting()
  } catch (error) {
    await putBack()
    throw error
  }
  await loadFiles(archive, manifest.files)
  await (isGoingBack ? findAgain() : finish(manifest))
  await forgetReplaced()
  return held
}

/** A plugin whose schema could not be made was left out: then its rows have no place. */
function needPlugins({ steps, versions }: Manifest) {
  const lost = Object.keys(versions).filter(
    (id) => registry.failed.has(id) && steps.some((step) => step.startsWith(`${id}/`))
  )
  if (lost.length > 0) throw new Refusal('E_BACKUP_PLUGINS', { plugins: lost.join(', ') })
}

/** With files newer than the tables not every model can be read; those the next start puts into the search. */
async function findAgain() {
  const ctx = await kernelContext({})
  for (const model of indexedModels()) {
    await rebuildSearch(ctx, [model]).catch((error: unknown) =>
      logger.warn({ err: error }, `${model.name} is found again after the next start`)
    )
  }
}

/** What is made from the rest is made anew; a file whose row was never committed goes. */
async function finish({ made_at: madeAt, engine }: Manifest) {
  const ctx = await kernelContext({})
  await rebuildSearch(ctx, indexedModels())
  for (const kept of KEPT_FOLDERS) await removeFiles(kept, await filesWithoutRow(ctx, kept, 0))
  await securityEvent(ctx, 'restored', { made_at: madeAt, engine })
}
