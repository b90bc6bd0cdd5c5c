import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { errorFileOf } from '#kernel/exchange/http/error_file_answer'
import { formText, uploadedFile } from '#kernel/exchange/http/uploaded_file'
import { beginImport, startImport } from '#kernel/exchange/import/begin_import'

/** `POST /api/v1/kernel/imports` and the file of refused rows; progress is the record itself. */
export default class ImportsApiController {
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    const file = uploadedFile(http)
    const job = await beginImport(ctx, {
      ...file,
      model: formText(http, 'model') ?? '',
      mapping: formText(http, 'mapping'),
      isDryRun: formText(http, 'dry_run') === 'true',
    })
    startImport(ctx, job)
    return http.response.status(202).send({ data: { id: job.id } })
  }

  errors(http: HttpContext) {
    return errorFileOf(http)
  }
}
