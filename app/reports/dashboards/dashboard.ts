import { choice, json, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { DASHBOARD_SHARINGS } from '#kernel/reports/dashboards/wire'
import type { DashboardFilter, DashboardSharing, Tile } from '#kernel/reports/dashboards/wire'

/**
 * Tiles on a grid of twelve columns, with filters for all of them. It says what to look at, never what may be seen:
 * each tile is answered with the rights of whoever looks.
 */
@model({
  name: 'kernel.dashboard',
  title: 'name',
  search: ['name'],
  verbs: [],
  sort: 'name',
  list: ['name', 'owner_id', 'shared_with', 'role_id', 'updated_at'],
  icon: 'i-lucide-layout-dashboard',
})
export default class Dashboard extends RecordModel {
  @text({ required: true, max: 120, readonly: true }) declare name: string
  @reference('kernel.user', { required: true, readonly: true }) declare ownerId: number
  @choice({ of: DASHBOARD_SHARINGS, required: true, readonly: true, default: 'private' })
  declare sharedWith: DashboardSharing
  @reference('kernel.role', { readonly: true }) declare roleId: number | null
  /** The users it is shared with, by their numbers. */
  @json({ readonly: true, hidden: true }) declare userIds: number[] | null
  /** The plugin's dashboard it was made from. */
  @text({ max: 120, readonly: true, hidden: true }) declare key: string | null
  @json({ readonly: true, hidden: true }) declare tiles: Tile[] | null
  @json({ readonly: true, hidden: true }) declare filters: DashboardFilter[] | null
}
