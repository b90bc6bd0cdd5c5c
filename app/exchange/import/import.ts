import { boolean, choice, datetime, integer, json, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { Mapping } from '#kernel/exchange/mapping/mapping'

export type ImportState = 'waiting' | 'running' | 'done' | 'failed'

/** A file that was brought in, how it was read and what became of its rows. */
@model({
  name: 'kernel.import',
  title: 'file_name',
  search: ['file_name', 'model'],
  sort: '-id',
  verbs: [],
  state: { field: 'state', path: ['waiting', 'running', 'done'] },
  icon: 'i-lucide-file-up',
  list: [
    'file_name',
    'model',
    'state',
    'is_dry_run',
    'created_count',
    'updated_count',
    'refused_count',
    'created_at',
  ],
})
export default class Import extends RecordModel {
  @text({ readonly: true }) declare fileName: string
  @text({ readonly: true, max: 120 }) declare model: string
  @choice({
    of: ['waiting', 'running', 'done', 'failed'],
    default: 'waiting',
    readonly: true,
    colors: { waiting: 'neutral', running: 'info', done: 'success', failed: 'error' },
  })
  declare state: ImportState
  @boolean({ readonly: true }) declare isDryRun: boolean
  @json({ readonly: true, hidden: true }) declare mapping: Mapping
  @integer({ readonly: true, default: 0 }) declare totalCount: number
  @integer({ readonly: true, default: 0 }) declare rowCount: number
  @integer({ readonly: true, default: 0 }) declare createdCount: number
  @integer({ readonly: true, default: 0 }) declare updatedCount: number
  @integer({ readonly: true, default: 0 }) declare skippedCount: number
  @integer({ readonly: true, default: 0 }) declare refusedCount: number
  @text({ readonly: true, max: 500 }) declare problem: string | null
  @datetime({ readonly: true }) declare finishedAt: string | null
}
