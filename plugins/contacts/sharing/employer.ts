import type { Context } from 'kontor/plugin'
import { Refusal } from 'kontor/plugin'
import type Party from '../models/party.js'

/**
 * People work for organisations, and whoever sees a person sees for whom. Someone new at a private
 * organisation is private too.
 */
export async function checkEmployer(ctx: Context, party: Party) {
  if (!party.worksForId) return
  const employer = await ctx.records<Party>('contacts.party').find(party.worksForId)
  if (!party.isPerson || !employer || employer.isPerson) throw refused('E_WORKS_FOR', employer)
  if (!party.id) party.companyId ??= employer.companyId
  if (employer.companyId && employer.companyId !== party.companyId) {
    throw refused('E_EMPLOYER_PRIVATE', employer)
  }
}

function refused(code: string, employer: Party | undefined) {
  const params = { employer: employer?.name ?? '' }
  return Refusal.input([{ field: 'works_for_id', code, params }])
}
