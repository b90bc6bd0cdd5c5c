import { type Context, type JobRun, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import type { PartySide } from '../party_lines.js'

/** Which statements are mailed, and to whom. */
export interface MailingWish {
  parties: number[]
  from: string
  to: string
  side: PartySide
  /** Who was mailed one at or after this moment gets no other (ISO 8601). */
  unless_after: string
}

/**
 * Mails each party his statement of account, one transaction for each, so that one who cannot be mailed holds up nobody
 * else. Begun again after a crash it goes on: nobody is mailed twice. Refused at its end where some were not mailed,
 * with their names (E_STATEMENTS_FAILED); they can be chosen again.
 */
export async function mailStatements(
  ctx: Context,
  { parties, ...wish }: MailingWish,
  job: Pick<JobRun, 'isCancelled' | 'progress'>
) {
  let sent = 0
  const failed: number[] = []
  for (const [at, id] of parties.entries()) {
    if (job.isCancelled()) break
    try {
      const answer = await ctx.run<{ id: number | null }>(
        'accounting.open_item.send_statement',
        null,
        { party_id: id, ...wish }
      )
      if (answer.id !== null) sent++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.push(id)
    }
    job.progress(at + 1, parties.length)
  }
  if (failed.length === 0) return { sent }
  const some = await ctx.records<Party>('contacts.party').where(['id', 'in', failed.slice(0, 5)])
  const names = some.map((one) => one.name).join(', ')
  throw new Refusal('E_STATEMENTS_FAILED', { count: failed.length, sent, names })
}
