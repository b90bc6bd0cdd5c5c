import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { beginExport } from '#kernel/exchange/export/begin_export'
import { exportList } from '#kernel/exchange/export/export_list'
import { exportFormat, type ExportFormat } from '#kernel/exchange/export/formats'
import { isLong } from '#kernel/exchange/export/plan_export'
import { fileOfExport, followExport } from '#kernel/exchange/export/read_export'
import { registry } from '#kernel/plugins/registry'
import { parameters } from '#kernel/records/api/address'
import { locate } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'
import { fileNamed, type OutputFormat } from '#kernel/reports/output/render_report'
import { sendFile } from '#kernel/reports/output/send_file'

/** A list as a file: the same query, all of its records; a long one is written beside the answer. */
export default class ExportController {
  async show(http: HttpContext) {
    const { ctx, model, format, query } = wanted(http)
    if (await isLong(ctx, model, query)) {
      return http.response
        .redirect()
        .withQs()
        .toPath(`/${model.plugin}/${model.segment}/export/long`)
    }
    const file = await exportList(ctx, model, query, format.id)
    return attach(http, format, `${model.segment}-${ctx.today}`, file)
  }

  long(http: HttpContext) {
    const { ctx, model, format } = wanted(http)
    ctx.access.authorize(model.name, 'export')
    const target = { name: model.name, plugin: model.plugin, id: model.id, segment: model.segment }
    return render(http, 'kernel::exports/new', {
      help: 'exchange.export',
      target,
      format: format.label,
    })
  }

  async store(http: HttpContext) {
    const { ctx, model, format, query } = wanted(http)
    const id = await beginExport(ctx, model, query, format)
    return http.response.status(202).send({ data: { id } })
  }

  async follow(http: HttpContext) {
    const record = await followExport(contextOf(http), Number(http.params.id))
    return render(http, 'kernel::exports/show', { help: 'exchange.export', record })
  }

  async progress(http: HttpContext) {
    const record = await followExport(contextOf(http), Number(http.params.id))
    return http.response.send({ data: record })
  }

  async file(http: HttpContext) {
    const ctx = contextOf(http)
    const { record, path } = await fileOfExport(ctx, Number(http.params.id))
    if (record.report) {
      const file = fileNamed(record.title, record.format as OutputFormat)
      return sendFile(http, { ...file, body: createReadStream(path) })
    }
    const format = exportFormat(ctx, registry.model(record.model), record.format)
    const name = `${record.model.split('.')[1]}-${record.id}`
    return attach(http, format, name, createReadStream(path))
  }
}

function wanted(http: HttpContext) {
  const { format: asked = 'csv', ...query } = parameters(http)
  const { ctx, model } = locate(http)
  return { ctx, model, format: exportFormat(ctx, model, asked), query }
}

function attach(
  { response }: HttpContext,
  format: ExportFormat,
  name: string,
  file: NodeJS.ReadableStream
) {
  response.header('Content-Type', format.contentType)
  response.header('Content-Disposition', `attachment; filename="${name}.${format.ending}"`)
  return response.stream(file as never)
}
