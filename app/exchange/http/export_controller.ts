import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { beginExport } from '#kernel/exchange/export/begin_export'
import { exportList, isLong } from '#kernel/exchange/export/export_list'
import { fileOfExport, followExport } from '#kernel/exchange/export/read_export'
import {
  CONTENT_TYPES,
  EXPORT_FORMATS,
  type ExportFormat,
} from '#kernel/exchange/export/table_writer'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import { locate } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'

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
    const file = await exportList(ctx, model, query, format)
    return attach(http, format, `${model.segment}-${ctx.today}`, file)
  }

  long(http: HttpContext) {
    const { ctx, model, format } = wanted(http)
    ctx.access.authorize(model.name, 'export')
    const target = { name: model.name, plugin: model.plugin, id: model.id, segment: model.segment }
    return render(http, 'kernel::exports/new', { help: 'exchange.export', target, format })
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
    const { record, path } = await fileOfExport(contextOf(http), Number(http.params.id))
    const name = `${record.model.split('.')[1]}-${record.id}`
    return attach(http, record.format, name, createReadStream(path))
  }
}

function wanted(http: HttpContext) {
  const { format: asked = 'csv', ...query } = parameters(http)
  return { ...locate(http), format: formatOf(asked), query }
}

function attach(
  { response }: HttpContext,
  format: ExportFormat,
  name: string,
  file: NodeJS.ReadableStream
) {
  response.header('Content-Type', CONTENT_TYPES[format])
  response.header('Content-Disposition', `attachment; filename="${name}.${format}"`)
  return response.stream(file as never)
}

/** Throws 422 E_PARAMETER for a format there is not. */
function formatOf(asked: unknown): ExportFormat {
  const format = EXPORT_FORMATS.find((one) => one === asked)
  if (!format) throw Refusal.input([{ field: 'format', code: 'E_PARAMETER' }])
  return format
}
