import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

/**
 * Refuses what was filled in for another company: in a second tab the user switched meanwhile. Every form
 * posts the company it was opened in.
 */
export function assertSameCompany(ctx: Context, companyId: unknown) {
  if (companyId === undefined || Number(companyId) === ctx.company.id) return
  throw new Refusal('E_OTHER_COMPANY', { company: ctx.company.name })
}
