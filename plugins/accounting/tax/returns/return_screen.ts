import {
  type Context,
  type FileTable,
  type MadeFile,
  message,
  Refusal,
  tableFile,
} from 'kontor/plugin'
import { monthBefore } from '../../ledger/calendar.js'
import { daysText } from '../../ledger/day_text.js'
import { dayOf } from '../../statements/columns.js'
import { filingState } from '../filings/state.js'
import { type Period, taxReturn } from './tax_return.js'
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

/** The same as a table in any format, as one any spreadsheet reads unless told. */
export async function returnFile(ctx: Context, query: Record<string, unknown>): Promise<MadeFile> {
  needAllOf(ctx, 'accounting.tax_mark')
  const period = periodOf(ctx, query)
  const words = (key: string) => message(ctx.locale, `accounting.screens.tax_return.${key}`)
  const table: FileTable = {
    title: words('title'),
    notes: [daysText(ctx.locale, period)],
    columns: [
      ...(['section', 'code', 'name'] as const).map(
        (key) => ({ key, label: words(HEADS[key]), type: 'text' }) as const
      ),
      { key: 'amount', label: words('amount'), type: 'money', currency: ctx.company.currency },
    ],
    rows: (await taxReturn(ctx, period)).map(({ id, section, code, name, amount }) => ({
      id,
      section,
      code,
      name,
      amount,
    })),
  }
  return tableFile(ctx, table, query.format ?? 'csv')
}

const HEADS = { section: 'section', code: 'box', name: 'name' } as const

function periodOf(ctx: Context, query: Record<string, unknown>): Period {
  const usual = monthBefore(ctx.today)
  const period = {
    from: dayOf(query, 'from') ?? usual.startsOn,
    to: dayOf(query, 'to') ?? usual.endsOn,
  }
  if (period.to < period.from) throw Refusal.input([{ field: 'to', code: 'E_DATES_TURNED' }])
  return period
}
