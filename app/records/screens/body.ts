import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

export interface FormBody {
  input: Record<string, unknown>
  version: number | undefined
}

/**
 * What a form sent. It carries the company it was opened in: the session may have moved on to
 * another one in a second tab, and the record must not land there.
 */
export function formBody(http: HttpContext, ctx: Context): FormBody {
  const body = http.request.body() as Record<string, unknown>
  if (Number(body.company_id) !== ctx.company.id) {
    throw new Refusal('E_OTHER_COMPANY', { company: ctx.company.name })
  }
  const data = body.data ?? {}
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw Refusal.input([{ field: 'data', code: 'E_TYPE' }])
  }
  return {
    input: data as Record<string, unknown>,
    version: body.version === undefined ? undefined : Number(body.version),
  }
}
