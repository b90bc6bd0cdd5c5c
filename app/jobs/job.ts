import {
  choice,
  computed,
  datetime,
  integer,
  json,
  longText,
  reference,
  text,
} from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

export const JOB_STATES = [
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'parked',
  'held',
] as const
export type JobState = (typeof JOB_STATES)[number]

/** They come to be done without anybody's doing. */
export const WAITING_STATES: readonly JobState[] = ['queued', 'running', 'parked']

/** Work asked for in a transaction and done after it. The row is the truth; whatever carries it may lose it. */
@model({
  name: 'kernel.job',
  title: 'title',
  search: ['title', 'name'],
  scope: 'shared',
  sort: '-id',
  verbs: [],
  state: { field: 'state', path: ['queued', 'running', 'done'] },
  icon: 'i-lucide-list-checks',
  form: [
    {
      key: 'course',
      fields: ['name', 'user_id', 'attempts', 'due_at', 'started_at', 'finished_at'],
    },
  ],
  list: ['title', 'state', 'progress', 'user_id', 'attempts', 'due_at', 'finished_at'],
})
export default class Job extends RecordModel {
  @text({ required: true, readonly: true }) declare title: string
  @text({ required: true, readonly: true, max: 120, names: 'job', hidden: 'list' })
  declare name: string
  @choice({
    of: JOB_STATES,
    default: 'queued',
    readonly: true,
    index: true,
    colors: {
      queued: 'neutral',
      running: 'info',
      done: 'success',
      failed: 'error',
      cancelled: 'neutral',
      parked: 'warning',
      held: 'warning',
    },
  })
  declare state: JobState
  @reference('kernel.user', { readonly: true }) declare userId: number | null
  @integer({ readonly: true, hidden: true }) declare progressDone: number | null
  @integer({ readonly: true, hidden: true }) declare progressTotal: number | null
  @computed('percent', {
    hidden: 'form',
    from: ['progress_done', 'progress_total'],
    value: (row) => share(row.progress_done, row.progress_total),
  })
  declare progress: string | null
  @text({ readonly: true, hidden: true }) declare progressNote: string | null
  @integer({ readonly: true, default: 0 }) declare attempts: number
  @datetime({ readonly: true, required: true }) declare dueAt: string
  @datetime({ readonly: true, hidden: 'list' }) declare startedAt: string | null
  @datetime({ readonly: true }) declare finishedAt: string | null
  @datetime({ readonly: true, hidden: true }) declare cancelledAt: string | null
  @longText({ readonly: true, hidden: true }) declare error: string | null
  @json({ readonly: true, hidden: true }) declare result: unknown
}

/** Percentages are kept in millionths. */
const MILLIONTHS = 1_000_000

function share(done: unknown, total: unknown) {
  if (done === null || done === undefined || !Number(total)) return null
  const percent = Math.min(100, Math.floor((Number(done) * 100) / Number(total)))
  return percent * MILLIONTHS
}
