import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import { recordId } from '#kernel/records/screens/locate'
import { copyOf } from '#kernel/reports/dashboards/copy_dashboard'
import { dashboardList } from '#kernel/reports/dashboards/dashboard_list'
import { mayShare } from '#kernel/reports/dashboards/may_change'
import { readValues } from '#kernel/reports/dashboards/read_values'
import {
  archiveDashboard,
  changeDashboard,
  makeDashboard,
  restoreDashboard,
} from '#kernel/reports/dashboards/save_dashboard'
import { shareDashboard } from '#kernel/reports/dashboards/share_dashboard'
import { sharingOf } from '#kernel/reports/dashboards/sharing'
import { openDashboard, shownDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { ownStart } from '#kernel/reports/dashboards/own_start'
import { chooseStart } from '#kernel/reports/dashboards/start'
import { shareableRoles } from '#kernel/reports/sharing/sharing_choices'
import { answerTile } from '#kernel/reports/dashboards/tiles/answer_tile'
import { DASHBOARD_SHARINGS, START_SCOPES } from '#kernel/reports/dashboards/wire'

const name = vine.string().trim().minLength(1).maxLength(120)
const id = vine.number().withoutDecimals()
const made = closed({ name, from: vine.string().maxLength(120).optional() })
const changes = closed({
  version: id.clone(),
  name: name.clone().optional(),
  tiles: vine.any().optional(),
  filters: vine.any().optional(),
})
const sharing = closed({
  shared_with: vine.enum(DASHBOARD_SHARINGS),
  role_id: id.clone().nullable().optional(),
  user_ids: vine.array(id.clone()).maxLength(100).nullable().optional(),
})
const start = closed({
  scope: vine.enum(START_SCOPES),
  role_id: id.clone().nullable().optional(),
  dashboard: vine.string().maxLength(120).nullable(),
})

/** Dashboards: which there are, one of them, its tiles one by one, and what its owner does with it. */
export default class DashboardsController {
  async index(http: HttpContext) {
    const ctx = contextOf(http)
    const props = {
      dashboards: await dashboardList(ctx),
      start: (await ownStart(ctx)) ?? null,
      mayShare: mayShare(ctx),
    }
    return render(http, 'index', props)
  }

  async show(http: HttpContext) {
    const ctx = contextOf(http)
    const dashboard = await shownDashboard(ctx, await openDashboard(ctx, http.params.id))
    const roles = mayShare(ctx) ? await shareableRoles(ctx) : []
    return render(http, 'show', { dashboard, mayShare: mayShare(ctx), roles })
  }

  /** One tile for this viewer; `filters` as they stand in the address of the screen. */
  async tile(http: HttpContext) {
    const ctx = contextOf(http)
    const { filters } = parameters(http, ['filters'])
    const opened = await openDashboard(ctx, http.params.id)
    const tile = opened.tiles.find((one) => one.id === http.params.tile)
    if (!tile) throw Refusal.missing()
    return { data: await answerTile(ctx, tile, readValues(opened.filters, filters)) }
  }

  async store(http: HttpContext) {
    const ctx = contextOf(http)
    const { name: called, from } = await made(http)
    const copied = from === undefined ? {} : await copyOf(ctx, from)
    const dashboard = await makeDashboard(ctx, { name: called, ...copied })
    return http.response.created({ data: { id: dashboard.id } })
  }

  async update(http: HttpContext) {
    const { version } = await changeDashboard(contextOf(http), recordId(http), await changes(http))
    return { data: { version } }
  }

  async destroy(http: HttpContext) {
    await archiveDashboard(contextOf(http), recordId(http))
    return { data: null }
  }

  async restore(http: HttpContext) {
    await restoreDashboard(contextOf(http), recordId(http))
    return { data: null }
  }

  /** With whom it is shared, and whom it could be shared with. */
  async sharing(http: HttpContext) {
    return { data: await sharingOf(contextOf(http), recordId(http)) }
  }

  async share(http: HttpContext) {
    const { shared_with, role_id = null, user_ids = null } = await sharing(http)
    await shareDashboard(contextOf(http), recordId(http), { shared_with, role_id, user_ids })
    return { data: null }
  }

  async start(http: HttpContext) {
    const { scope, role_id = null, dashboard } = await start(http)
    await chooseStart(contextOf(http), { scope, role_id, dashboard })
    return { data: null }
  }
}

function render({ inertia }: HttpContext, page: string, props: object) {
  return inertia.render(`kernel::dashboards/${page}` as never, props as never)
}
