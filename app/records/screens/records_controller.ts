import type { HttpContext } from '@adonisjs/core/http'
import { wantsJson } from '#kernel/http/surface'
import { isOpen } from '#kernel/records/screens/allowed'
import { describe } from '#kernel/records/screens/describe'
import { startAddress } from '#kernel/records/screens/list_address'
import { locate, recordId } from '#kernel/records/screens/locate'
import { orOtherCompany, refuseForeign } from '#kernel/records/screens/other_company'
import { pageOf } from '#kernel/records/screens/pages'
import {
  besideData,
  formData,
  formProps,
  listPage,
  listProps,
  showData,
  showProps,
} from '#kernel/records/screens/props'
import { render } from '#kernel/records/screens/render'

/** The derived screens of any model of any plugin. */
export default class RecordsController {
  async index(http: HttpContext) {
    const { ctx, model } = locate(http)
    if (wantsJson(http)) return listPage(http, ctx, model)
    const start = await startAddress(http, ctx, model)
    if (start) return http.response.redirect().toPath(start)
    return render(http, pageOf(model, 'index'), await listProps(http, ctx, model))
  }

  /** The fields of a model that another one refers to, for conditions that follow the reference. */
  fields(http: HttpContext) {
    const { ctx, model } = locate(http)
    ctx.access.authorize(model.name, 'read')
    return { data: describe(ctx, model).fields }
  }

  async create(http: HttpContext) {
    const { ctx, model } = locate(http)
    ctx.access.authorize(model.name, 'create')
    if (wantsJson(http)) return { data: await formData(http, ctx, model, null) }
    return render(http, pageOf(model, 'form'), await formProps(http, ctx, model, null))
  }

  async show(http: HttpContext) {
    if (wantsJson(http)) {
      const { ctx, model } = locate(http)
      return { data: await showData(ctx, model, recordId(http)) }
    }
    return orOtherCompany(http, async () => {
      const { ctx, model } = locate(http)
      return render(http, pageOf(model, 'show'), await showProps(http, ctx, model, recordId(http)))
    })
  }

  async beside(http: HttpContext) {
    const { ctx, model } = locate(http)
    return { data: await besideData(ctx, model, recordId(http)) }
  }

  async edit(http: HttpContext) {
    return orOtherCompany(http, async () => {
      const { ctx, model } = locate(http)
      ctx.access.authorize(model.name, 'update')
      await refuseForeign(ctx, model, recordId(http))
      const props = await formProps(http, ctx, model, recordId(http))
      if (props.record && !isOpen(model, props.record)) {
        return http.response.redirect().toPath(http.request.url().replace(/\/edit$/, ''))
      }
      return render(http, pageOf(model, 'form'), props)
    })
  }
}
