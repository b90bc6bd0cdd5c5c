import { type Context, Refusal } from 'kontor/plugin'
import Lock from '../../models/lock.js'
import type TaxFiling from '../../models/tax_filing.js'
import { filingsOf } from './carried.js'

/** Takes the newest filing back, for a reason that is kept: its period may be filed anew, and taxes are unlocked again. */
export async function withdrawFiling(ctx: Context, filing: TaxFiling, reason: string) {
  if (filing.state === 'withdrawn') throw new Refusal('E_FILING_WITHDRAWN', { name: filing.name })
  const newest = (await filingsOf(ctx)).at(-1)
  if (newest && newest.id !== filing.id) {
    throw new Refusal('E_FILING_NOT_NEWEST', { name: filing.name, newest: newest.name })
  }
  const [lock] = await ctx.records(Lock).where(['kind', 'eq', 'tax'], { lock: true })
  if (lock.until === filing.endsOn) lock.until = filing.lockWas
  Object.assign(filing, {
    state: 'withdrawn',
    reason,
    withdrawnAt: ctx.now.toISOString(),
    dayTaken: null,
  })
  return filing
}
