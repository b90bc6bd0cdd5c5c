import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import Import from '#kernel/exchange/import/import'
import importJob from '#kernel/exchange/import/import_job'
import { authorizeImport, importedModel } from '#kernel/exchange/import/importable'
import { storeImport } from '#kernel/exchange/import/kept_files'
import { planImport } from '#kernel/exchange/import/plan'
import type { ImportJob } from '#kernel/exchange/import/run_import'
import { parseMapping } from '#kernel/exchange/mapping/mapping'
import type { Layout } from '#kernel/exchange/table/layout'
import { readLayout } from '#kernel/exchange/table/read_table'
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
 * nothing can come of it: unknown model, no right, no table, a mapping that does not fit.
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
  const fingerprint = await fingerprintOf(request.path, layout, { ...mapping, model: model.name })
  const { id } = await transaction(ctx, async (inner) => {
    const values = { fileName, model: model.name, mapping, isDryRun, layout, fingerprint }
    const made = await Import.create(inner, values)
    const facts = { model: model.name, file: fileName, id: made.id }
    if (!isDryRun) await securityEvent(inner, 'imported', facts)
    return made
  })
  return { id, path: await storeImport(request.path, id), fingerprint, plan }
}

/** Has it run beside the answer; the screen and the API follow its progress. */
export async function startImport(ctx: Context, { id }: Pick<ImportJob, 'id'>) {
  await transaction(ctx, async (inner) => {
    const record = await inner.records<Import>('kernel.import').lock(id)
    record.jobId = await inner.later(importJob, { import_id: id }, { about: record.fileName })
    record.state = 'waiting'
  })
}

/** The name is only shown; the file itself is kept under its import's number. */
function shownName(name: string) {
  const base = name.split(/[/\\]/).at(-1)!
  return base.replaceAll(/\p{C}/gu, '').slice(0, 200) || 'file.csv'
}

/** What makes two imports the same: every byte of the file, and how it is read. */
async function fingerprintOf(path: string, { sheet = '' }: Layout, how: object) {
  const hash = createHash('sha256').update(JSON.stringify([sheet, how]))
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}
