import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { contextIfAny } from '#kernel/companies/request_context'
import { assertSameCompany } from '#kernel/companies/same_company'

/** Fine in any company: these change the session or the user, not a company's data. */
const COMPANYLESS = new Set(['/kernel/company', '/kernel/preferences', '/logout'])

/** Refuses a change sent from a tab that still shows another company: the shell names it with each request. */
export default class TwoTabs {
  handle(http: HttpContext, next: NextFn) {
    const company = http.request.header('x-kontor-company')
    const ctx = contextIfAny(http)
    const { request } = http
    const isChange = request.method() !== 'GET' && !COMPANYLESS.has(request.url())
    if (ctx && company && isChange) assertSameCompany(ctx, company)
    return next()
  }
}
