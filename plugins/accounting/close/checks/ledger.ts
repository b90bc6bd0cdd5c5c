import type { Context } from 'kontor/plugin'
import { monthOf } from '../../ledger/calendar.js'
import { sealsOfSpan } from '../../ledger/seals_hold.js'
import Account from '../../models/account.js'
import Journal from '../../models/journal.js'
import Lock from '../../models/lock.js'
import { type Check, type CloseSpan, countOf, listAt, none } from '../check.js'

/** As many entries as are looked at while somebody waits; of more, those that are new since a job looked through them. */
const LOOKED_AT = 5000

/** Debits and credits of everything until the end. */
const balance: Check = {
  key: 'balance',
  async find(ctx, { endsOn }) {
    const [row] = await ctx.rows<{ off: string | null }>(
      'SELECT CAST(SUM(`debit`) - SUM(`credit`) AS CHAR) AS `off` FROM `accounting_balances` ' +
        'WHERE `company_id` = ? AND `month` <= ?',
      [ctx.company.id, monthOf(endsOn)]
    )
    if (row.off === null) return { state: 'none' }
    const href = `/accounting/trial-balance?to=${endsOn}`
    return BigInt(row.off) === 0n ? { state: 'done', href } : { state: 'stops', href }
  },
}

/** Numbers of the year's entries that are missing, in all journals. */
const numbers: Check = {
  key: 'numbers',
  async find(ctx, span) {
    let [used, missing] = [0, 0]
    for (const { code } of await Journal.where(ctx, ['id', 'notnull'])) {
      const series = await seriesOf(ctx, `${code}/${span.year.name}/`)
      used += series.count
      missing += series.top - series.count
    }
    return used === 0 ? { state: 'none' } : none(missing, integrity(ctx), 'stops')
  },
}

/** Where what is broken is told in full: for administrators. */
const integrity = ({ access }: Context) => (access.isAdmin ? '/kernel/integrity' : undefined)

async function seriesOf(ctx: Context, part: string) {
  const [row] = await ctx.rows<{ count: number; top: number | null }>(
    'SELECT COUNT(*) AS `count`, MAX(CAST(SUBSTR(`number`, ?) AS UNSIGNED)) AS `top` FROM `accounting_entries` ' +
      "WHERE `company_id` = ? AND `number` LIKE ? ESCAPE '!'",
    [part.length + 1, ctx.company.id, `${part.replace(/[!%_]/g, '!$&')}%`]
  )
  return { count: Number(row.count), top: Number(row.top ?? 0) }
}

/** Entries of the span are what they were sealed as. */
const seals: Check = {
  key: 'seals',
  async find(ctx, span) {
    const { count, broken, isWhole } = await sealsOfSpan(ctx, span, LOOKED_AT)
    if (count === 0) return { state: 'none' }
    if (broken > 0) return none(broken, integrity(ctx), 'stops')
    return isWhole ? { state: 'done' } : { state: 'open', note: 'seals_many', href: integrity(ctx) }
  },
}

/** Months before this one that are open. */
const earlier: Check = {
  key: 'earlier',
  async find(ctx, { startsOn }) {
    const count = await countOf(
      ctx,
      "SELECT COUNT(*) AS `count` FROM `accounting_periods` WHERE `company_id` = ? AND `state` = 'open' AND `ends_on` < ?",
      [startsOn]
    )
    const filter = [
      ['state', 'eq', 'open'],
      ['ends_on', 'lt', startsOn],
    ]
    return none(count, listAt('periods', filter))
  },
}

/** Nobody posts into it while it is looked through: a lock of everything, or it is closed. */
const lock: Check = {
  key: 'lock',
  async find(ctx, { endsOn, isClosed }) {
    const locks = await Lock.where(ctx, ['kind', 'in', ['all', 'hard']])
    const isLocked = isClosed || locks.some(({ until }) => until !== null && until >= endsOn)
    return isLocked ? { state: 'done' } : { state: 'open', href: '/accounting/locks' }
  },
}

/** The account the profit of the year is carried to. */
const retained: Check = {
  key: 'retained',
  ofYear: true,
  async find(ctx) {
    const account = await Account.findBy(ctx, ['used_for', 'eq', 'retained_earnings'])
    return account ? { state: 'done' } : { state: 'stops', href: '/accounting/chart-of-accounts' }
  },
}

/** Years before this one that are open: the oldest closes first. */
const olderYears: Check = {
  key: 'older_years',
  ofYear: true,
  async find(ctx, { startsOn }: CloseSpan) {
    const count = await countOf(
      ctx,
      "SELECT COUNT(*) AS `count` FROM `accounting_fiscal_years` WHERE `company_id` = ? AND `state` = 'open' AND `ends_on` < ?",
      [startsOn]
    )
    return none(count, '/accounting/fiscal-years', 'stops')
  },
}

/** Whether the ledger itself is whole. */
export const ledgerChecks: Check[] = [balance, numbers, seals, earlier, olderYears, retained, lock]
