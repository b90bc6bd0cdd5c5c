import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { locate, recordId } from '#kernel/records/screens/locate'
import { archiveView, changeView, restoreView } from '#kernel/records/views/change_view'
import { changeListSettings } from '#kernel/records/views/list_settings'
import { saveView } from '#kernel/records/views/save_view'
import { shareView } from '#kernel/records/views/share_view'
import { SHARINGS } from '#kernel/records/views/wire'

const name = vine.string().trim().minLength(1).maxLength(120)
const query = vine.any()
const newView = closed({ name, query })
const changes = closed({ name: name.clone().optional(), query: query.clone().optional() })
const sharing = closed({
  shared_with: vine.enum(SHARINGS),
  role_id: vine.number().withoutDecimals().nullable().optional(),
})
const key = vine.string().maxLength(200)
const settings = closed({
  columns: vine.array(key).maxLength(100).nullable().optional(),
  widths: vine.record(vine.number().min(20).max(2000)).nullable().optional(),
  pinned: vine.number().withoutDecimals().min(1).max(10).nullable().optional(),
  start: key.clone().nullable().optional(),
  order: vine.array(vine.number().withoutDecimals()).maxLength(300).nullable().optional(),
})

/** Saved views of a list, and how a user likes the list. */
export default class ViewsController {
  async store(http: HttpContext) {
    const { ctx, model } = locate(http)
    const view = await saveView(
      ctx,
      model,
      (await newView(http)) as { name: string; query: unknown }
    )
    return http.response.created({ data: { id: view.id } })
  }

  async update(http: HttpContext) {
    const view = await changeView(contextOf(http), recordId(http), await changes(http))
    return { data: { id: view.id } }
  }

  async share(http: HttpContext) {
    const { shared_with, role_id = null } = await sharing(http)
    const view = await shareView(contextOf(http), recordId(http), { shared_with, role_id })
    return { data: { id: view.id } }
  }

  async destroy(http: HttpContext) {
    await archiveView(contextOf(http), recordId(http))
    return { data: null }
  }

  async restore(http: HttpContext) {
    await restoreView(contextOf(http), recordId(http))
    return { data: null }
  }

  async settings(http: HttpContext) {
    const { ctx, model } = locate(http)
    return { data: await changeListSettings(ctx, model, await settings(http)) }
  }
}
