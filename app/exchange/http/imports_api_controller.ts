import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { errorFileOf } from '#kernel/exchange/http/error_file_answer'
import { flag, formTexts, uploadedFile } from '#kernel/exchange/http/uploaded_file'
import { beginImport, startImport } from '#kernel/exchange/import/begin_import'
import { readImport } from '#kernel/exchange/import/read_import'
import { cancelImport, resumeImport, undoImport } from '#kernel/exchange/import/steer'
import { answerData } from '#kernel/records/api/answer'
import { parameters } from '#kernel/records/api/address'

/** Imports over the API: begin one, follow it, fetch its refused rows. */
export default class ImportsApiController {
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    const wanted = formTexts(http, ['model', 'mapping', 'sheet', 'dry_run'])
    const job = await beginImport(ctx, {
      ...uploadedFile(http),
      model: wanted.model ?? '',
      mapping: wanted.mapping,
      sheet: wanted.sheet,
      isDryRun: flag('dry_run', wanted.dry_run),
    })
    await startImport(ctx, job)
    answerData(http, { id: job.id }, 202)
  }

  async show(http: HttpContext) {
    const options = parameters(http, ['fields', 'include'])
    answerData(http, await readImport(contextOf(http), Number(http.params.id), options))
  }

  async cancel(http: HttpContext) {
    answerData(http, await cancelImport(contextOf(http), Number(http.params.id)))
  }

  async resume(http: HttpContext) {
    answerData(http, await resumeImport(contextOf(http), Number(http.params.id)))
  }

  async undo(http: HttpContext) {
    answerData(http, await undoImport(contextOf(http), Number(http.params.id)))
  }

  errors(http: HttpContext) {
    return errorFileOf(http)
  }
}
