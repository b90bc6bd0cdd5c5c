import type { Context } from 'kontor/plugin'
import { companiesUsing, defineOperation, Refusal } from 'kontor/plugin'
import Party from '../models/party.js'
import { moveToCompany } from '../sharing/move_to_company.js'

/** Keeps a party for this company alone: the others no longer see it. */
export default defineOperation<Party>({
  name: 'contacts.party.make_private',
  on: 'contacts.party',
  when: (party) => party.company_id === null,
  place: 'overflow',
  icon: 'i-lucide-lock',
  async run(ctx, party) {
    if (party.companyId !== null) throw new Refusal('E_ALREADY_PRIVATE', { name: party.name })
    await refuseUseElsewhere(ctx, party)
    await refuseSharedPeople(ctx, party)
    await moveToCompany(ctx, party, ctx.company.id)
  },
})

async function refuseUseElsewhere(ctx: Context, party: Party) {
  const companies = await companiesUsing(ctx, 'contacts.party', party.id)
  const others = companies.filter((id) => id !== ctx.company.id)
  if (others.length === 0) return
  throw new Refusal('E_USED_ELSEWHERE', { name: party.name, count: others.length })
}

async function refuseSharedPeople(ctx: Context, party: Party) {
  const shared = await Party.where(ctx, [
    ['works_for_id', 'eq', party.id],
    ['company_id', 'null'],
  ])
  if (shared.length === 0) return
  throw new Refusal('E_SHARED_PEOPLE', { name: party.name, count: shared.length })
}
