import {
  boolean,
  choice,
  datetime,
  integer,
  json,
  reference,
  text,
} from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { CONDITIONS, SCOPES, type AlertScope, type Condition } from '#kernel/reports/alerts/wire'
import type { ReportValues } from '#kernel/reports/saved/run_saved'

/** A figure of a report that is watched: whoever receives it is told when it crosses a bound, of what he may see. */
@model({
  name: 'kernel.report_alert',
  title: 'report_id',
  verbs: [],
  sort: '-id',
  list: [
    'report_id',
    'owner_id',
    'measure',
    'scope',
    'condition',
    'bound',
    'is_on',
    'next_check_at',
  ],
  icon: 'i-lucide-bell-ring',
})
export default class ReportAlert extends RecordModel {
  @reference('kernel.report', { required: true, readonly: true }) declare reportId: number
  @reference('kernel.user', { required: true, readonly: true }) declare ownerId: number
  @json({ readonly: true, hidden: true }) declare userIds: number[]
  @json({ readonly: true, hidden: true }) declare roleIds: number[]
  /** The key of a figure of the answer. */
  @text({ max: 200, required: true, readonly: true }) declare measure: string
  /** What it was called for whoever set it up. */
  @text({ required: true, readonly: true, hidden: true }) declare measureLabel: string
  @choice({ of: SCOPES, required: true, readonly: true }) declare scope: AlertScope
  @choice({ of: CONDITIONS, required: true, readonly: true }) declare condition: Condition
  /** A decimal; of a change the percent. */
  @text({ max: 60, required: true, readonly: true }) declare bound: string
  @integer({ required: true, readonly: true, hidden: 'list' }) declare everyMinutes: number
  @integer({ readonly: true, hidden: 'list' }) declare remindDays: number | null
  @json({ readonly: true, hidden: true }) declare parameterValues: ReportValues
  @boolean({ readonly: true }) declare isOn: boolean
  @datetime({ readonly: true, hidden: 'list' }) declare snoozedUntil: string | null
  @datetime({ readonly: true }) declare nextCheckAt: string | null
}
