import { deviceName } from '#kernel/accounts/device_name'
import { ALARMING, KINDS } from '#kernel/accounts/security_log/kinds'
import {
  choice,
  computed,
  datetime,
  json,
  reference,
  text,
} from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** Something that matters for security: who did it, from where, to whom. Written once and never changed. */
@model({
  name: 'kernel.security_event',
  title: 'kind',
  search: ['user.name', 'user.email', 'subject.name', 'ip', 'request_id'],
  scope: 'global',
  verbs: [],
  sort: '-at',
  list: ['at', 'kind', 'user_id', 'subject_id', 'ip', 'device', 'details'],
  form: [
    { key: 'event', fields: ['at', 'kind', 'user_id', 'subject_id', 'in_company_id', 'details'] },
    { key: 'origin', fields: ['ip', 'device', 'user_agent', 'request_id'] },
  ],
  icon: 'i-lucide-shield-alert',
})
export default class SecurityEvent extends RecordModel {
  @datetime({ required: true, readonly: true, index: true }) declare at: string
  @choice({
    of: KINDS,
    required: true,
    readonly: true,
    index: true,
    colors: Object.fromEntries(
      KINDS.map((one) => [one, ALARMING.has(one) ? 'warning' : 'neutral'])
    ),
  })
  declare kind: string
  /** Who did it; empty for a guest and for the kernel itself. */
  @reference('kernel.user', { readonly: true }) declare userId: number | null
  /** The user it was done to. */
  @reference('kernel.user', { readonly: true }) declare subjectId: number | null
  @reference('kernel.company', { readonly: true }) declare inCompanyId: number | null
  @text({ readonly: true, max: 45, sensitivity: 'personal' }) declare ip: string | null
  @computed('text', {
    from: ['user_agent'],
    value: (row) => (row.user_agent ? deviceName(String(row.user_agent)) : null),
  })
  declare device: string
  @text({ readonly: true, hidden: 'list', sensitivity: 'personal' }) declare userAgent:
    string | null
  @text({ readonly: true, max: 64, hidden: 'list' }) declare requestId: string | null
  @json({ readonly: true }) declare details: Record<string, unknown>
}
