import { needAuthorityOver } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { boolean, choice, datetime, email, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

export const THEMES = ['system', 'light', 'dark'] as const
export const USER_STATES = ['invited', 'active', 'disabled'] as const
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const

/**
 * Someone who signs in. The hash of the password and the security epoch are columns of the table but no
 * fields: no list, filter, export or rule can reach them.
 */
@model({
  name: 'kernel.user',
  title: 'name',
  search: ['name', 'email', 'login'],
  scope: 'global',
  verbs: ['create', 'update'],
  sort: 'name',
  list: ['name', 'email', 'login', 'state', 'is_admin', 'second_factor_at', 'disabled_at'],
  state: { field: 'state', path: ['invited', 'active'] },
  form: [
    { key: 'person', fields: ['name', 'email', 'login'] },
    { key: 'preferences', fields: ['language', 'theme', 'density'] },
  ],
  icon: 'i-lucide-users',
})
export default class User extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @email({ required: true, unique: true, max: 191 }) declare email: string
  /** A short name to sign in with, for people who share a machine or have no e-mail address at hand. */
  @text({ max: 60, unique: true }) declare login: string | null
  @choice({ of: 'language' }) declare language: string | null
  @choice({ of: THEMES, required: true, default: 'system', hidden: 'list' }) declare theme: string
  @choice({ of: DENSITIES, required: true, default: 'normal', hidden: 'list' })
  declare density: string
  @boolean({ readonly: true }) declare isAdmin: boolean
  @choice({
    of: USER_STATES,
    default: 'active',
    readonly: true,
    colors: { invited: 'info', active: 'success', disabled: 'neutral' },
  })
  declare state: (typeof USER_STATES)[number]
  /** Since when a second factor is asked for. */
  @datetime({ readonly: true }) declare secondFactorAt: string | null
  @datetime({ readonly: true }) declare disabledAt: string | null

  /** A log-in name looks unlike an address, so that nobody can take another's address as theirs. */
  override async prepare(ctx: Context) {
    this.email = this.email.trim().toLowerCase()
    this.login = this.login?.trim().toLowerCase() || null
    if (this.login?.includes('@')) throw Refusal.input([{ field: 'login', code: 'E_LOGIN_NAME' }])
    if (this.disabledAt) this.state = 'disabled'
    else if (this.state === 'disabled') this.state = 'active'
    if (this.id) await needAuthorityOver(ctx, this)
    await bumpEpoch(ctx, 'access')
  }
}
