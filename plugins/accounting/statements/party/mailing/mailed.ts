import type { Context } from 'kontor/plugin'
import { heldUntilEnd } from '../../../ledger/held_until_end.js'

/** The latest statement of account written to a party. */
export interface Mailed {
  state: string
  recipient: string
  /** UTC, ISO 8601. */
  at: string
}

interface MailRow {
  about_id: number
  state: string
  recipient: string
  created_at: string
}

/** These never reached anybody: another may be written. */
const LOST = ['failed', 'cancelled']

/** The latest statement mailed to each party after a moment; failed ones only where `withLost`. */
export async function mailedAfter(
  ctx: Context,
  parties: readonly number[],
  after: Date,
  { withLost = false } = {}
): Promise<Map<number, Mailed>> {
  if (parties.length === 0) return new Map()
  const rows = await ctx.rows<MailRow>(
    'SELECT `about_id`, `state`, `recipient`, `created_at` FROM `outgoing_mail` ' +
      "WHERE `company_id` = ? AND `about_model` = 'contacts.party' AND `template` = 'accounting.statement' " +
      `AND \`about_id\` IN (${parties.map(() => '?').join(', ')}) AND \`created_at\` >= ? ORDER BY \`id\`${heldUntilEnd(ctx)}`,
    [ctx.company.id, ...parties, stored(after)]
  )
  const told = rows.filter((row) => withLost || !LOST.includes(row.state))
  return new Map(
    told.map(({ about_id: id, state, recipient, created_at: at }) => [
      Number(id),
      { state, recipient, at: `${at.replace(' ', 'T')}Z` },
    ])
  )
}

/** The first moment of the company's day. */
export function dayBegan({ now, today, company }: Context): Date {
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: company.timeZone, dateStyle: 'short' })
  // No place is more than 14 hours from UTC; the change to or from summer time falls within.
  for (let at = Date.parse(`${today}T00:00:00Z`) - 14 * HOUR; at < now.getTime(); at += HOUR / 4) {
    if (local.format(at) === today) return new Date(at)
  }
  return now
}

const HOUR = 3_600_000

/** A moment as the database holds it. */
const stored = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '')
