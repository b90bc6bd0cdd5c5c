import { datetime, integer, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** Something a page wanted to load or run that the content policy forbids, as browsers reported it. */
@model({
  name: 'kernel.policy_breach',
  title: 'directive',
  search: ['directive', 'blocked', 'page'],
  scope: 'global',
  verbs: [],
  sort: '-last_seen_at',
  list: ['directive', 'blocked', 'page', 'source', 'line', 'times', 'last_seen_at'],
  icon: 'i-lucide-shield-ban',
})
export default class PolicyBreach extends RecordModel {
  @text({ required: true, readonly: true, max: 40 }) declare directive: string
  /** Where it would have come from, without path: "https://elsewhere.example", "inline". */
  @text({ required: true, readonly: true, max: 120 }) declare blocked: string
  /** The address of the screen, without query and numbers: "/contacts/parties/:id". */
  @text({ required: true, readonly: true, max: 120 }) declare page: string
  @text({ readonly: true, max: 120 }) declare source: string | null
  @integer({ readonly: true }) declare line: number | null
  @integer({ required: true, readonly: true }) declare times: number
  @datetime({ required: true, readonly: true, index: true }) declare lastSeenAt: string
}
