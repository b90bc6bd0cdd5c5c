import type { Invariant } from 'kontor/plugin'

const BREACHES = `
  SELECT p.id, p.name FROM contacts_parties p
  LEFT JOIN contacts_emails e ON e.party_id = p.id AND e.is_main = 1
  LEFT JOIN contacts_phones t ON t.party_id = p.id AND t.is_main = 1
  LEFT JOIN contacts_addresses a ON a.party_id = p.id AND a.is_main = 1
  WHERE (p.company_id IS NULL OR p.company_id = ?) AND (
    COALESCE(p.email, '') <> COALESCE(e.address, '')
    OR COALESCE(p.phone, '') <> COALESCE(t.number, '')
    OR COALESCE(p.city, '') <> COALESCE(a.city, '')
    OR COALESCE(p.country, '') <> COALESCE(a.country, ''))
  ORDER BY p.id LIMIT 100`

/** What lists show of a party is what its main lines say. */
export const mainDataHolds: Invariant = {
  name: 'contacts.main_data',
  async check(ctx) {
    const rows = await ctx.rows<{ id: number; name: string }>(BREACHES, [ctx.company.id])
    return rows.map(({ id, name }) => `Party ${id} "${name}" shows other main data than its lines`)
  },
}
