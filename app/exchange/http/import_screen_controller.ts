import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { errorFileOf } from '#kernel/exchange/http/error_file_answer'
import { flag, formTexts, uploadedFile } from '#kernel/exchange/http/uploaded_file'
import { beginImport, startImport } from '#kernel/exchange/import/begin_import'
import { authorizeImport } from '#kernel/exchange/import/importable'
import { preview } from '#kernel/exchange/import/preview'
import { followImport } from '#kernel/exchange/import/read_import'
import { cancelImport, resumeImport, undoImport } from '#kernel/exchange/import/steer'
import { importTargets } from '#kernel/exchange/import/targets'
import { saveMapping } from '#kernel/exchange/mapping/saved/save_mapping'
import { locate } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** The import screen of a list: choose a file, say what its columns are, try, import; and what became of it. */
export default class ImportScreenController {
  create(http: HttpContext) {
    const { ctx, model } = locate(http)
    authorizeImport(ctx, model)
    return render(http, 'kernel::imports/new', {
      help: 'exchange.import',
      target: addressOf(model),
      fields: importTargets(ctx, model),
    })
  }

  async preview(http: HttpContext) {
    const { ctx, model } = locate(http)
    authorizeImport(ctx, model)
    const { sheet } = formTexts(http, ['sheet'])
    const { path, fileName } = uploadedFile(http)
    return http.response.send({ data: await preview(ctx, model, path, { fileName, sheet }) })
  }

  async keep(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { name, mapping } = http.request.body()
    return http.response.send({ data: await saveMapping(ctx, model, { name, mapping }) })
  }

  async store(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { mapping, sheet, dry_run: dryRun } = formTexts(http, ['mapping', 'sheet', 'dry_run'])
    const job = await beginImport(ctx, {
      ...uploadedFile(http),
      model: model.name,
      mapping,
      sheet,
      isDryRun: flag('dry_run', dryRun),
    })
    await startImport(ctx, job)
    return http.response.status(202).send({ data: { id: job.id } })
  }

  async show(http: HttpContext) {
    const ctx = contextOf(http)
    const record = await followImport(ctx, Number(http.params.id))
    const model = registry.models.get(String(record.model))
    const target = model && ctx.has(model.plugin) ? addressOf(model) : null
    return render(http, 'kernel::imports/show', { record, target })
  }

  async progress(http: HttpContext) {
    return http.response.send({ data: await followImport(contextOf(http), Number(http.params.id)) })
  }

  async cancel(http: HttpContext) {
    return http.response.send({ data: await cancelImport(contextOf(http), idOf(http)) })
  }

  async resume(http: HttpContext) {
    return http.response.send({ data: await resumeImport(contextOf(http), idOf(http)) })
  }

  async undo(http: HttpContext) {
    return http.response.send({ data: await undoImport(contextOf(http), idOf(http)) })
  }

  errors(http: HttpContext) {
    return errorFileOf(http)
  }
}

const idOf = ({ params }: HttpContext) => Number(params.id)

function addressOf({ name, plugin, id, segment }: Model) {
  return { name, plugin, id, segment }
}
