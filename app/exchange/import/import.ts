import { boolean, choice, datetime, integer, json, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { Layout } from '#kernel/exchange/table/layout'
import type { Mapping } from '#kernel/exchange/mapping/mapping'

export const IMPORT_STATES = [
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** A file that was brought in, how it was read and what became of its rows. */
@model({
  name: 'kernel.import',
  title: 'file_name',
  search: ['file_name'],
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
  @choice({ of: 'model', readonly: true }) declare model: string
  @choice({
    of: IMPORT_STATES,
    default: 'waiting',
    readonly: true,
    colors: {
      waiting: 'neutral',
      running: 'info',
      done: 'success',
      failed: 'error',
      cancelled: 'warning',
      undoing: 'info',
      undone: 'neutral',
    },
  })
  declare state: ImportState
  @boolean({ readonly: true }) declare isDryRun: boolean
  @json({ readonly: true, hidden: true }) declare mapping: Mapping
  @json({ readonly: true, hidden: true }) declare layout: Layout | null
  @text({ readonly: true, hidden: true, max: 64 }) declare fingerprint: string | null
  @integer({ readonly: true, hidden: true }) declare jobId: number | null
  @integer({ readonly: true, default: 0 }) declare totalCount: number
  @integer({ readonly: true, default: 0 }) declare rowCount: number
  @integer({ readonly: true, default: 0 }) declare createdCount: number
  @integer({ readonly: true, default: 0 }) declare updatedCount: number
  @integer({ readonly: true, default: 0 }) declare skippedCount: number
  @integer({ readonly: true, default: 0 }) declare refusedCount: number
  @integer({ readonly: true, hidden: 'list', default: 0 }) declare undoneCount: number
  @integer({ readonly: true, hidden: 'list', default: 0 }) declare keptCount: number
  @text({ readonly: true, max: 500 }) declare problem: string | null
  @datetime({ readonly: true }) declare finishedAt: string | null
  @datetime({ readonly: true, hidden: true }) declare fileRemovedAt: string | null
}
