import { storeImport } from '#kernel/exchange/import/kept_files'
import type { Context } from '#kernel/companies/context'
import { readLayout } from '#kernel/exchange/table/read_table'
import Import from '#kernel/exchange/import/import'
import { authorizeImport, importedModel } from '#kernel/exchange/import/importable'
import { planImport } from '#kernel/exchange/import/plan'
import { noteBegin } from '#kernel/exchange/import/progress'
import { begin, WORKER } from '#kernel/exchange/import/under_way'
import { runImport, type ImportJob } from '#kernel/exchange/import/run_import'
import { parseMapping } from '#kernel/exchange/mapping/mapping'
import logger from '@adonisjs/core/services/logger'
import { transaction } from '#kernel/records/storage/transaction'

export interface ImportRequest {
  /** Where the file is now; it is copied, so the caller's own may go. */
  path: string
  fileName: string
  model: string
  mapping: unknown
  isDryRun: boolean
  /** The sheet of a workbook; the first with anything on it unless told. */
  sheet?: string
}

/**
 * Checks rights, file and mapping, stores the import and answers what is left to run. Throws a Refusal where
 * nothing can come of it: unknown model, no right, no CSV, a mapping that does not fit.
 */
export async function beginImport(ctx: Context, request: ImportRequest): Promise<ImportJob> {
  const model = importedModel(ctx, request.model)
  authorizeImport(ctx, model)
  const mapping = parseMapping(request.mapping)
  if (mapping.on_match === 'update') ctx.access.authorize(model.name, 'update')
  const layout = await readLayout(request.path, request)
  const { isDryRun } = request
  const plan = planImport(ctx, { model, mapping, layout, isDryRun })
  const fileName = shownName(request.fileName)
  const { id } = await transaction(ctx, (inner) =>
    Import.create(inner, { fileName, model: model.name, mapping, isDryRun })
  )
  begin(id)
  await noteBegin(id, { worker: WORKER })
  return { id, path: await storeImport(request.path, id), plan }
}

/** The name is only shown; the file itself is kept under its import's number. */
function shownName(name: string) {
  const base = name.split(/[/\\]/).at(-1)!
  return base.replaceAll(/\p{C}/gu, '').slice(0, 200) || 'file.csv'
}

let last: Promise<unknown> = Promise.resolve()

/** Runs it beside the answer, one import after the other; the screen and the API follow its progress. */
export function startImport(ctx: Context, job: ImportJob) {
  last = last
    .then(() => runImport(ctx, job))
    .catch((error) => logger.error({ err: error, import: job.id }, 'import lost'))
}

/** Resolves when no import is under way in this process. */
export function importsAtRest() {
  return last
}
