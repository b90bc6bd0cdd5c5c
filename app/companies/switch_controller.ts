import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'

const form = closed({
  company_id: vine.number().withoutDecimals(),
  reading: vine.array(vine.number().withoutDecimals()).maxLength(100).optional(),
  return_to: vine.string().maxLength(2000).optional(),
})

/** Chooses the company the session works in, and which others its lists show beside it. */
export default class SwitchController {
  async store(http: HttpContext) {
    contextOf(http)
    const { company_id: id, reading = [], return_to: returnTo = '/' } = await form(http)
    const own = new Set(profileOf(http)!.companies.map((one) => one.id))
    if (![id, ...reading].every((one) => own.has(one))) throw Refusal.missing()
    http.session.put('company_id', id)
    http.session.put('reading', reading)
    return http.response
      .redirect()
      .status(303)
      .toPath(isLocal(returnTo) ? returnTo : '/')
  }
}

/** A path on this host: "//elsewhere" and "/\\elsewhere" are not. */
const isLocal = (path: string) => /^\/(?![/\\])/.test(path) && !/[\u0000-\u001f]/.test(path)
