import { boolean, date, datetime, json, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { ReportValues } from '#kernel/reports/saved/run_saved'
import type { Rhythm } from '#kernel/reports/schedules/rhythm'
import type { MailFormat } from '#kernel/reports/schedules/wire'

/** A report that is mailed by the clock: to each recipient his own, made with his rights when it is due. */
@model({
  name: 'kernel.report_schedule',
  title: 'report_id',
  verbs: [],
  sort: 'next_run_at',
  list: ['report_id', 'owner_id', 'is_on', 'next_run_at', 'last_run_at', 'ends_on'],
  icon: 'i-lucide-calendar-clock',
})
export default class ReportSchedule extends RecordModel {
  @reference('kernel.report', { required: true, readonly: true }) declare reportId: number
  @reference('kernel.user', { required: true, readonly: true }) declare ownerId: number
  @json({ readonly: true, hidden: true }) declare userIds: number[]
  @json({ readonly: true, hidden: true }) declare roleIds: number[]
  @json({ readonly: true, hidden: true }) declare formats: MailFormat[]
  @json({ readonly: true, hidden: true }) declare rhythm: Rhythm
  /** Answers to the report's parameters, also such as {"relative": "last_month"}. */
  @json({ readonly: true, hidden: true }) declare parameterValues: ReportValues
  @boolean({ readonly: true, hidden: 'list' }) declare onlyWithRows: boolean
  @boolean({ readonly: true }) declare isOn: boolean
  /** The last day it may come. */
  @date({ readonly: true }) declare endsOn: string | null
  /** The zone the next time was reckoned in: where the company's is another by now, it is reckoned anew. */
  @text({ max: 60, readonly: true, hidden: true }) declare plannedIn: string | null
  @datetime({ readonly: true }) declare nextRunAt: string | null
  @datetime({ readonly: true }) declare lastRunAt: string | null
}
