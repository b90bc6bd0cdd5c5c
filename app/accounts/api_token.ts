import { boolean, datetime, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** Lets a program act for one user in one company under one role, until it expires or is revoked. */
@model({
  name: 'kernel.api_token',
  title: 'name',
  search: ['name', 'prefix', 'user.name'],
  verbs: [],
  sort: '-created_at',
  list: [
    'name',
    'user_id',
    'role_id',
    'changes_access',
    'prefix',
    'expires_at',
    'last_used_at',
    'revoked_at',
  ],
  icon: 'i-lucide-key-round',
})
export default class ApiToken extends RecordModel {
  @text({ required: true, readonly: true, max: 120 }) declare name: string
  @reference('kernel.user', { required: true, readonly: true }) declare userId: number
  @reference('kernel.role', { readonly: true }) declare roleId: number | null
  /** Whether it may change users, roles and rules: the admin asks for password and code before that. */
  @boolean({ readonly: true }) declare changesAccess: boolean
  @text({ required: true, readonly: true, max: 20 }) declare prefix: string
  @datetime({ required: true, readonly: true }) declare expiresAt: string
  @datetime({ readonly: true }) declare lastUsedAt: string | null
  @datetime({ readonly: true }) declare revokedAt: string | null
}
