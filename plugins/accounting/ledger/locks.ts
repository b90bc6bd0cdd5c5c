import { type Context, type Hook, message, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import type { JournalKind } from '../models/journal.js'
import Lock, { LOCKS, type LockKind } from '../models/lock.js'
import LockException from '../models/lock_exception.js'

interface Dated {
  onDate: string
  journal: JournalKind
  hasTax: boolean
}

/**
 * Refuses an entry on a locked day, unless its user has an exception; the hard lock knows none. No lock is raised
 * before the entry is committed, not even one that does not reach its day yet.
 */
export async function refuseLocked(ctx: Context, entry: Dated) {
  const locks = await ctx.records(Lock).peek(['id', 'notnull'], { lock: 'share' })
  for (const { kind, until } of locks) {
    if (until === null || until < entry.onDate) continue
    if (!concerns(kind, entry) || (await isExcepted(ctx, kind))) continue
    const code = kind === 'hard' ? 'E_HARD_LOCKED' : 'E_LOCKED'
    const text = (key: string) => message(ctx.locale, `accounting.${key}`)
    throw new Refusal(code, {
      lock: text(`models.lock.choices.kind.${kind}`),
      date: until,
      who: text('roles.manager'),
    })
  }
}

function concerns(lock: LockKind, { journal, hasTax }: Dated) {
  if (lock === 'tax') return hasTax
  return lock === 'all' || lock === 'hard' || lock === journal
}

async function isExcepted(ctx: Context, lock: LockKind) {
  if (lock === 'hard' || !ctx.user.id) return false
  const exception = await LockException.findBy(ctx, {
    and: [
      ['lock', 'eq', lock],
      ['user_id', 'eq', ctx.user.id],
      ['ends_at', 'gt', ctx.now.toISOString()],
      ['archived_at', 'null'],
    ],
  })
  return exception !== undefined
}

/** The hard lock only ever rises, to the end of this fiscal year at most: nobody could take back a slip of the pen. */
export const keepHardLock: Hook = async (ctx, record, input) => {
  const lock = record as Lock
  if (lock.kind !== 'hard' || input.until === undefined) return
  const date = await yearEnd(ctx)
  if (input.until !== null && String(input.until) > date) {
    throw Refusal.input([{ field: 'until', code: 'E_HARD_LOCK_AHEAD', params: { date } }])
  }
  if (!lock.until) return
  if (input.until === null || String(input.until) < lock.until) {
    throw Refusal.input([
      { field: 'until', code: 'E_HARD_LOCK_KEPT', params: { date: lock.until } },
    ])
  }
}

async function yearEnd(ctx: Context) {
  const year = await FiscalYear.findBy(ctx, [
    ['starts_on', 'lte', ctx.today],
    ['ends_on', 'gte', ctx.today],
  ])
  return year?.endsOn ?? ctx.today
}

/** A company begins with its five locks, none of them set. */
export async function setUpLocks(ctx: Context) {
  for (const kind of LOCKS) {
    if (!(await Lock.findBy(ctx, ['kind', 'eq', kind]))) await Lock.create(ctx, { kind })
  }
}
