import type { Context } from '#kernel/companies/context'
import type Import from '#kernel/exchange/import/import'
import { authorizeImport, importedModel } from '#kernel/exchange/import/importable'
import { keptFile } from '#kernel/exchange/import/kept_files'
import { planImport } from '#kernel/exchange/import/plan'
import type { ImportJob } from '#kernel/exchange/import/run_import'
import { Refusal } from '#kernel/http/refusal'

/** What is left to run of a stored import, with the rights of whoever runs it now. */
export function planAgain(ctx: Context, record: Import): ImportJob {
  if (record.fileRemovedAt || !record.layout) throw new Refusal('E_IMPORT_FILE_GONE')
  const model = importedModel(ctx, record.model)
  authorizeImport(ctx, model)
  const { mapping, layout, isDryRun } = record
  return {
    id: record.id,
    path: keptFile(record.id),
    fingerprint: record.fingerprint ?? '',
    plan: planImport(ctx, { model, mapping, layout, isDryRun }),
  }
}
