import { type Context, Refusal } from 'kontor/plugin'
import { dayAfter, nameOfSpan } from '../../ledger/calendar.js'
import Lock from '../../models/lock.js'
import TaxFiling from '../../models/tax_filing.js'
import { type Period, type ReturnRow, taxReturn } from '../returns/tax_return.js'
import { filingsOf } from './carried.js'
import { type FiledFigure, hashOf } from './figures.js'

/**
 * Freezes the return of a period as it was handed in, and locks taxes up to its end. Refuses one that is not over, and
 * one that does not follow the last.
 */
export async function fileReturn(ctx: Context, period: Period, reference: string | null) {
  const lock = await taxLock(ctx)
  await refuseGap(ctx, period)
  const rows = await taxReturn(ctx, period)
  if (rows.length === 0) throw new Refusal('E_FILING_EMPTY')
  const figures = rows.map(figureOf)
  const [before] = await TaxFiling.where(ctx, ['id', 'notnull'], { sort: '-id', limit: 1 })
  const filed = { starts_on: period.from, ends_on: period.to, figures }
  const filing = await TaxFiling.create(ctx, {
    name: nameOfSpan({ startsOn: period.from, endsOn: period.to }),
    startsOn: period.from,
    endsOn: period.to,
    reference,
    figures,
    hash: hashOf(before?.hash ?? null, filed),
    lockWas: lock.until,
    marksUntil: await newestMark(ctx),
    dayTaken: period.to,
  })
  if (lock.until === null || lock.until < period.to) lock.until = period.to
  return filing
}

/**
 * Locked until the end of the transaction: one return is filed after another, and nothing is posted while its figures
 * are read.
 */
async function taxLock(ctx: Context) {
  const [lock] = await ctx.records(Lock).where(['kind', 'eq', 'tax'], { lock: true })
  return lock
}

async function newestMark(ctx: Context) {
  const [{ id }] = await ctx.rows<{ id: number | null }>(
    'SELECT MAX(`id`) AS `id` FROM `accounting_tax_marks` WHERE `company_id` = ?',
    [ctx.company.id]
  )
  return Number(id ?? 0)
}

async function refuseGap(ctx: Context, { from, to }: Period) {
  if (to < from) throw Refusal.input([{ field: 'to', code: 'E_DATES_TURNED' }])
  if (to >= ctx.today) throw new Refusal('E_FILING_EARLY', { date: to })
  const last = (await filingsOf(ctx)).at(-1)
  if (last && from !== dayAfter(last.endsOn)) {
    throw new Refusal('E_FILING_ORDER', { last: last.endsOn, next: dayAfter(last.endsOn) })
  }
}

function figureOf(row: ReturnRow): FiledFigure {
  const { id, code, name, section, marked, carried, amount } = row
  return { box_id: id, code, name, section, marked, carried, amount }
}
