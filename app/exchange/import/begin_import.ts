import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'
import type { Context } from '#kernel/companies/context'
import { readLayout } from '#kernel/exchange/csv/read_rows'
import Import from '#kernel/exchange/import/import'
import { runImport, type ImportJob } from '#kernel/exchange/import/run_import'
import { parseMapping } from '#kernel/exchange/mapping/mapping'
import { resolveColumns } from '#kernel/exchange/mapping/resolve'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'

export interface ImportRequest {
  /** Where the file is now; it is copied, so the caller's own may go. */
  path: string
  fileName: string
  model: string
  mapping: unknown
  isDryRun: boolean
}

/**
 * Checks rights, file and mapping, stores the import and answers what is left to run. Throws a Refusal where
 * nothing can come of it: unknown model, no right, no CSV, a mapping that does not fit.
 */
export async function beginImport(ctx: Context, request: ImportRequest): Promise<ImportJob> {
  const model = registry.models.get(request.model)
  if (!model || model.lineOf || !ctx.has(model.plugin) || !ctx.access.allows(model.name, 'read')) {
    throw Refusal.input([{ field: 'model', code: 'E_MODEL' }])
  }
  if (!model.verbs.includes('create')) throw new Refusal('E_NOT_IMPORTABLE', { model: model.name })
  for (const verb of ['import', 'create', 'update']) ctx.access.authorize(model.name, verb)
  const mapping = await parseMapping(request.mapping)
  resolveColumns(ctx, model, mapping, await readLayout(request.path))

  const record = await transaction(ctx, (inner) =>
    Import.create(inner, {
      fileName: request.fileName.slice(0, 200),
      model: model.name,
      mapping,
      isDryRun: request.isDryRun,
      rowCount: 0,
      createdCount: 0,
      updatedCount: 0,
      skippedCount: 0,
      refusedCount: 0,
    })
  )
  const path = await keepFile(request.path, record.id)
  return { id: record.id, path, model: model.name, mapping, isDryRun: request.isDryRun }
}

/** Runs it beside the answer; the screen and the API follow its progress. */
export function startImport(ctx: Context, job: ImportJob) {
  setImmediate(() => void runImport(ctx, job))
}

async function keepFile(path: string, id: number) {
  const folder = join(storageFolder, 'imports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = join(folder, `${id}.csv`)
  await rm(kept, { force: true })
  await copyFile(path, kept)
  return kept
}
