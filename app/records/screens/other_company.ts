import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextIn, contextOf, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { show } from '#kernel/records/query/show'
import { recordId } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'

/** Shows a record's screen; where it is missing here but the caller may see it in another of his companies, offers the switch. */
export async function orOtherCompany<T>(http: HttpContext, answer: () => Promise<T>) {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error
    const company = await companyThatShows(http)
    if (!company) throw error
    return render(http, 'kernel::records/other_company', { company, path: http.request.url() })
  }
}

/** Throws 404 for a record that is only read here: whoever wants to change it is offered the switch. */
export async function refuseForeign(ctx: Context, model: Model, id: number) {
  if (isForeign(ctx, await show(ctx, model, id, { fields: 'company_id' }))) throw Refusal.missing()
}

/** Whether a record belongs to another company than the one written to. */
export function isForeign(ctx: Context, record: Record<string, unknown>) {
  const company = record.company_id
  return company !== null && company !== undefined && company !== ctx.company.id
}

/** Asked with the caller's rights in each company: what he may not see there stays missing. */
async function companyThatShows(http: HttpContext) {
  const here = contextOf(http).company.id
  const model = registry.bySegment(http.params.plugin, http.params.records)
  if (!model || model.scope === 'global') return null
  for (const company of profileOf(http)?.companies ?? []) {
    const ctx = company.id === here ? undefined : await contextIn(http, company.id)
    if (
      ctx?.has(model.plugin) &&
      (await isVisible(() => show(ctx, model, recordId(http), { fields: 'id' })))
    ) {
      return company
    }
  }
  return null
}

async function isVisible(look: () => Promise<unknown>) {
  try {
    await look()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
