import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { errorFileOf } from '#kernel/exchange/http/error_file_answer'
import { formText, uploadedFile } from '#kernel/exchange/http/uploaded_file'
import { beginImport, startImport } from '#kernel/exchange/import/begin_import'
import { importTargets } from '#kernel/exchange/import/targets'
import { progressOf } from '#kernel/exchange/import/progress_of'
import { preview } from '#kernel/exchange/import/preview'
import { locate } from '#kernel/records/screens/locate'

/** The import screen of a list: choose a file, say what its columns are, try, import. */
export default class ImportScreenController {
  create(http: HttpContext) {
    const { ctx, model } = locate(http)
    for (const verb of ['import', 'create']) ctx.access.authorize(model.name, verb)
    const target = { name: model.name, plugin: model.plugin, id: model.id, segment: model.segment }
    return http.inertia.render(
      'kernel::imports/new' as never,
      { target, fields: importTargets(ctx, model) } as never
    )
  }

  async preview(http: HttpContext) {
    const { ctx, model } = locate(http)
    ctx.access.authorize(model.name, 'import')
    const { path } = uploadedFile(http)
    return http.response.send({ data: await preview(ctx, model, path) })
  }

  async store(http: HttpContext) {
    const { ctx, model } = locate(http)
    const job = await beginImport(ctx, {
      ...uploadedFile(http),
      model: model.name,
      mapping: formText(http, 'mapping'),
      isDryRun: formText(http, 'dry_run') === 'true',
    })
    startImport(ctx, job)
    return http.response.status(202).send({ data: { id: job.id } })
  }

  async progress(http: HttpContext) {
    return http.response.send({ data: await progressOf(contextOf(http), Number(http.params.id)) })
  }

  errors(http: HttpContext) {
    return errorFileOf(http)
  }
}
