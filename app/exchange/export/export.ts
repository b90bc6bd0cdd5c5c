import { formatLabel } from '#kernel/exchange/export/formats'
import { choice, computed, datetime, integer, json, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { ListQuery } from '#kernel/records/query/list_query'
import type { AwaitedReport } from '#kernel/reports/saved/background_file'

export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'expired'

/** A long list on its way into a file, for whoever asked for it and nobody else. */
@model({
  name: 'kernel.export',
  title: 'title',
  sort: '-id',
  verbs: [],
  state: { field: 'state', path: ['waiting', 'running', 'done'] },
  icon: 'i-lucide-file-down',
  list: ['title', 'written_as', 'state', 'row_count', 'created_at', 'expires_at'],
})
export default class Export extends RecordModel {
  @text({ readonly: true }) declare title: string
  @text({ readonly: true, max: 120, hidden: true }) declare model: string
  /** A table, or what a plugin writes its records to. */
  @text({ readonly: true, hidden: true, max: 10 }) declare format: string
  @computed('text', {
    from: ['model', 'format'],
    value: (row) => formatLabel(String(row.model), String(row.format)),
  })
  declare writtenAs: string
  @json({ readonly: true, hidden: true }) declare query: ListQuery
  /** A report instead of a list. */
  @json({ readonly: true, hidden: true }) declare report: AwaitedReport | null
  @choice({
    of: ['waiting', 'running', 'done', 'failed', 'expired'],
    default: 'waiting',
    readonly: true,
    colors: {
      waiting: 'neutral',
      running: 'info',
      done: 'success',
      failed: 'error',
      expired: 'neutral',
    },
  })
  declare state: ExportState
  @integer({ readonly: true, default: 0 }) declare rowCount: number
  @integer({ readonly: true, hidden: true }) declare jobId: number | null
  @text({ readonly: true, max: 500 }) declare problem: string | null
  @datetime({ readonly: true }) declare finishedAt: string | null
  @datetime({ readonly: true }) declare expiresAt: string | null
}
