import { choice, datetime, email, reference, tags, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

export const INVITATION_STATES = ['waiting', 'accepted', 'withdrawn', 'expired'] as const

/** Someone who was asked to join the company, with which roles, and what became of it. */
@model({
  name: 'kernel.invitation',
  title: 'email',
  search: ['email', 'name'],
  verbs: ['create'],
  sort: '-id',
  state: { field: 'state', path: ['waiting', 'accepted'] },
  list: ['email', 'name', 'roles', 'state', 'expires_at', 'created_by', 'created_at'],
  form: [
    { key: 'person', fields: ['email', 'name', 'language'] },
    { key: 'access', fields: ['roles'] },
    { key: 'progress', fields: ['user_id', 'expires_at', 'accepted_at'] },
  ],
  icon: 'i-lucide-mail-plus',
  onceInFile: ['email'],
})
export default class Invitation extends RecordModel {
  @email({ required: true, max: 191 }) declare email: string
  @text({ max: 120 }) declare name: string | null
  /** Of the mail, and of the admin until the invited chooses another. */
  @choice({ of: 'language' }) declare language: string | null
  /** The names or keys of roles; whoever invites gives only what he holds. */
  @tags({ required: true }) declare roles: string[]
  @choice({
    of: INVITATION_STATES,
    default: 'waiting',
    readonly: true,
    colors: { waiting: 'info', accepted: 'success', withdrawn: 'neutral', expired: 'warning' },
  })
  declare state: (typeof INVITATION_STATES)[number]
  @reference('kernel.user', { readonly: true }) declare userId: number | null
  @datetime({ readonly: true }) declare expiresAt: string | null
  @datetime({ readonly: true }) declare acceptedAt: string | null

  override prepare() {
    this.email = this.email.trim().toLowerCase()
  }
}
