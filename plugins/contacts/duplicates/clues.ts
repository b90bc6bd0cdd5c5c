import type { Context } from 'kontor/plugin'
import type { Likeness } from '../values/likeness.js'
import { nameKey, personName } from '../values/party_name.js'
import { internationalNumber, phoneDigits } from '../values/phone_number.js'

/** What has been typed of a party so far. */
export interface Entry {
  name?: string | null
  first_name?: string | null
  last_name?: string | null
  email?: string | null
  phone?: string | null
  tax_number?: string | null
  country?: string | null
  /** The party that is being edited, which is no duplicate of itself. */
  except_id?: number | null
}

/** One thing to look for, and the ids of the parties that have it. */
export interface Clue {
  reason: Likeness
  sql: string
  bindings: unknown[]
}

const FEWEST_DIGITS = 6

/** What of an entry can be looked for: only fields the caller may read, or they could be guessed. */
export function cluesOf(ctx: Context, entry: Entry): Clue[] {
  const name = nameKey(personName(entry.first_name, entry.last_name) || entry.name || '')
  const digits = phoneDigits(internationalNumber(entry.phone ?? '', entry.country ?? null))
  const clues = [
    lineClue('email', 'contacts_emails', 'address', entry.email?.trim()),
    lineClue('phone', 'contacts_phones', 'digits', digits.length < FEWEST_DIGITS ? '' : digits),
    lineClue(
      'tax_id',
      'contacts_tax_ids',
      'number',
      entry.tax_number?.replace(/[^\p{L}\p{N}]/gu, '')
    ),
    { reason: 'name', value: name, sql: 'SELECT id FROM contacts_parties WHERE name_key = ?' },
  ] as const
  return clues
    .filter((clue) => clue.value && mayRead(ctx, clue.reason))
    .map(({ reason, sql, value }) => ({ reason, sql, bindings: [value] }))
}

function lineClue(reason: Likeness, table: string, column: string, value: string | undefined) {
  return { reason, value, sql: `SELECT party_id AS id FROM ${table} WHERE ${column} = ?` }
}

const READ_AS: Record<Likeness, string> = {
  email: 'emails',
  phone: 'phones',
  tax_id: 'tax_ids',
  name: 'name',
}

function mayRead(ctx: Context, reason: Likeness) {
  return ctx.access.mayUse('contacts.party', { key: READ_AS[reason] }, 'read')
}
