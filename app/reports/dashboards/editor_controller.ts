import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import { editorProps } from '#kernel/reports/dashboards/editor_props'
import { viewsFor } from '#kernel/reports/dashboards/gallery'
import { readTiles } from '#kernel/reports/dashboards/read_tiles'
import { sharedFields } from '#kernel/reports/dashboards/shared_fields'
import { openDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { answerTile } from '#kernel/reports/dashboards/tiles/answer_tile'

const tried = closed({ tile: vine.any() })
const sources = closed({ tiles: vine.any() })

/** What the editor of dashboards asks while somebody works in it. */
export default class EditorController {
  async edit(http: HttpContext) {
    const ctx = contextOf(http)
    const opened = await openDashboard(ctx, http.params.id)
    if (!opened.line.mayChange) {
      throw new Refusal('E_DASHBOARD_NOT_YOURS', { name: opened.line.name }, { status: 403 })
    }
    const props = await editorProps(ctx, opened)
    return http.inertia.render('kernel::dashboards/edit' as never, props as never)
  }

  /** A tile that is not saved yet, as this caller would see it. */
  async preview(http: HttpContext) {
    const ctx = contextOf(http)
    const [tile] = readTiles([(await tried(http)).tile])
    return { data: await answerTile(ctx, tile, {}) }
  }

  /** The fields tiles that are not saved yet could be narrowed by together. */
  async fields(http: HttpContext) {
    const ctx = contextOf(http)
    return { data: await sharedFields(ctx, readTiles((await sources(http)).tiles)) }
  }

  /** The saved views of a list. */
  async views(http: HttpContext) {
    const { model = '' } = parameters(http, ['model'])
    return { data: await viewsFor(contextOf(http), model) }
  }
}
