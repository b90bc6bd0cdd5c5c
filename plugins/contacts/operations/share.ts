import { defineOperation, Refusal } from 'kontor/plugin'
import type Party from '../models/party.js'
import { moveToCompany } from '../sharing/move_to_company.js'

/** Lets every company use a party that was private to this one. */
export default defineOperation<Party>({
  name: 'contacts.party.share',
  on: 'contacts.party',
  when: (party) => party.company_id !== null,
  place: 'overflow',
  icon: 'i-lucide-share-2',
  async run(ctx, party) {
    if (party.companyId === null) throw new Refusal('E_ALREADY_SHARED', { name: party.name })
    await moveToCompany(ctx, party, null)
  },
})
