import { type Context, message, Refusal } from 'kontor/plugin'
import { readFormula } from '../../tax/returns/formula.js'
import { type ReturnRow, taxReturn } from '../../tax/returns/tax_return.js'
import { readColumn } from '../columns.js'
import { moneyOf } from '../money_of.js'
import { MOST_LINES, type Part, type Why, words } from './answer.js'
import { boxLines } from './box_lines.js'
import type { Of } from './explain.js'
import { needAllOf } from '../sees_amounts.js'

/** A box of a tax return: the boxes of its formula, or the marks it is the sum of. */
export async function whyBox(ctx: Context, figure: Of<'box'>): Promise<Why> {
  needAllOf(ctx, 'accounting.tax_mark')
  const period = await readColumn(ctx, { from: figure.from, to: figure.to })
  const rows = await taxReturn(ctx, period)
  const box = rows.find((one) => one.id === figure.id)
  if (!box) throw Refusal.missing()
  const lines = box.formula ? [] : await boxLines(ctx, box.id, period)
  const filter = JSON.stringify([
    ['box_id', 'eq', box.id],
    ['on_date', 'between', [period.from, period.to]],
  ])
  return {
    title: `${box.code} ${box.name}`,
    note: box.formula ?? words(ctx, 'marks', { ...period, count: box.marks }),
    amount: box.amount,
    currency: ctx.company.currency,
    parts: box.formula ? partsOf(ctx, box.formula, rows, period) : carriedOf(ctx, box),
    lines: lines.slice(0, MOST_LINES),
    all: box.formula ? null : `/accounting/tax-marks?${new URLSearchParams({ filter })}`,
    is_cut: lines.length > MOST_LINES,
  }
}

/** Its marks, and what changed in periods filed before, where something did. */
function carriedOf(ctx: Context, { marked, carried }: ReturnRow): Part[] {
  if (/^-?[0.]+$/.test(carried)) return []
  const label = (key: string) => message(ctx.locale, `accounting.screens.tax_return.${key}`)
  return [
    { sign: '+', label: label('own'), amount: marked },
    { sign: '+', label: label('carried'), amount: carried, href: '/accounting/tax-filings' },
  ]
}

function partsOf(
  ctx: Context,
  formula: string,
  rows: Awaited<ReturnType<typeof taxReturn>>,
  period: { from: string; to: string }
): Part[] {
  return readFormula(formula).terms.map(({ code, sign, rate }) => {
    const row = rows.find((one) => one.code === code)
    const percent = Number(rate) / 1_000_000
    return {
      sign: sign === 1n ? '+' : '-',
      label: [code, row?.name, percent === 100 ? '' : `× ${percent} %`].filter(Boolean).join(' '),
      amount: row?.amount ?? moneyOf(ctx)(0n),
      why: row && { of: 'box', id: row.id, ...period },
    }
  })
}
