import { type Context, type MadeFile, Refusal } from 'kontor/plugin'
import { monthBefore } from '../../ledger/calendar.js'
import { filingState } from '../filings/state.js'
import { type Period, type ReturnRow, taxReturn } from './tax_return.js'
import { needAllOf } from '../../statements/sees_amounts.js'

/** The tax return of a period (`from`, `to`), the last month unless told. */
export async function returnScreen(ctx: Context, query: Record<string, unknown>) {
  needAllOf(ctx, 'accounting.tax_mark')
  const period = periodOf(ctx, query)
  return {
    ...period,
    currency: ctx.company.currency,
    rows: await taxReturn(ctx, period),
    ...(await filingState(ctx, period)),
    mayExport: ctx.access.allows('accounting.tax_mark', 'export'),
  }
}

/** The same as a table any spreadsheet reads. */
export async function returnFile(ctx: Context, query: Record<string, unknown>): Promise<MadeFile> {
  needAllOf(ctx, 'accounting.tax_mark')
  const period = periodOf(ctx, query)
  const lines = (await taxReturn(ctx, period)).map(lineOf)
  const content = `\ufeff${['Box,Name,Amount', ...lines].join('\r\n')}\r\n`
  return {
    name: `tax-return-${period.from}-${period.to}.csv`,
    mediaType: 'text/csv',
    content: Buffer.from(content, 'utf8'),
  }
}

function lineOf({ code, name, amount }: ReturnRow) {
  return [cell(code), cell(name), amount].join(',')
}

/** A spreadsheet takes what begins so for a formula: a quote before it makes it a text. */
function cell(text: string) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function periodOf(ctx: Context, query: Record<string, unknown>): Period {
  const usual = monthBefore(ctx.today)
  const period = {
    from: dayOf(query, 'from') ?? usual.startsOn,
    to: dayOf(query, 'to') ?? usual.endsOn,
  }
  if (period.to < period.from) throw Refusal.input([{ field: 'to', code: 'E_DATES_TURNED' }])
  return period
}

function dayOf(query: Record<string, unknown>, field: string) {
  const day = query[field]
  if (day === undefined || day === '') return undefined
  if (typeof day !== 'string' || !DAY.test(day) || Number.isNaN(Date.parse(day))) {
    throw Refusal.input([{ field, code: 'E_DATE' }])
  }
  return day
}
