import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { guide, guideNames, guides } from '#kernel/http/help/guides'
import { Refusal } from '#kernel/http/refusal'

/** The guides, for whoever is signed in. */
export default class HelpController {
  async index(http: HttpContext) {
    const { locale } = contextOf(http)
    return http.inertia.render('kernel::help/index', { guides: (await guides(locale)) as never })
  }

  async show(http: HttpContext) {
    const { locale } = contextOf(http)
    const name = String(http.params.guide)
    if (!guideNames().includes(name)) throw Refusal.missing()
    const blocks = await guide(name, locale)
    return http.inertia.render('kernel::help/show', { name, blocks: blocks as never })
  }
}
