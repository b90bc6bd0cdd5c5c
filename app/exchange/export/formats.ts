import type { Context } from '#kernel/companies/context'
import type { RecordFormat } from '#kernel/exchange/table/layout'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** A kind of file a list can be exported as: a table, or the records one after another. */
export interface ExportFormat {
  id: string
  /** As it is called in every language. */
  label: string
  ending: string
  contentType: string
  records?: RecordFormat
}

const TABLES: ExportFormat[] = [
  { id: 'csv', label: 'CSV', ending: 'csv', contentType: 'text/csv; charset=utf-8' },
  {
    id: 'xlsx',
    label: 'XLSX',
    ending: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
]

/** What plugins write records of this model to, besides tables. */
export function recordFormats(ctx: Context, model: Model): RecordFormat[] {
  if (!ctx.has(model.plugin)) return []
  return [...registry.formats.values()]
    .filter((one) => one.model === model.name)
    .flatMap((one) => one.writes ?? [])
}

/** Everything a list of this model can be exported as. */
export function exportFormats(ctx: Context, model: Model): ExportFormat[] {
  const own = recordFormats(ctx, model).map((records) => {
    const { id, label, ending, contentType } = records
    return { id, label, ending, contentType, records }
  })
  return [...TABLES, ...own]
}

/** What a format is called; its own name where the plugin that wrote it is no longer there. */
export function formatLabel(model: string, id: string) {
  const own = [...registry.formats.values()].filter((one) => one.model === model)
  const known = [...TABLES, ...own.flatMap((one) => one.writes ?? [])]
  return known.find((one) => one.id === id)?.label ?? id
}

/** Throws 422 E_PARAMETER for a format there is not. */
export function exportFormat(ctx: Context, model: Model, id: unknown): ExportFormat {
  const format = exportFormats(ctx, model).find((one) => one.id === id)
  if (!format) throw Refusal.input([{ field: 'format', code: 'E_PARAMETER' }])
  return format
}
