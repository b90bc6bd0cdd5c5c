import { type Context, Refusal } from 'kontor/plugin'
import TaxFiling from '../../models/tax_filing.js'
import { sinceFiled, type SinceFiled } from '../../tax/filings/since_filed.js'
import { readFormula } from '../../tax/returns/formula.js'
import { needAllOf } from '../sees_amounts.js'
import { MOST_LINES, type Part, type Why, words } from './answer.js'
import { boxLines } from './box_lines.js'
import type { Of } from './explain.js'

/** What changed in a box since its return was filed: in the boxes of its formula, or by the documents that came later. */
export async function whyRefiled(ctx: Context, figure: Of<'refiled'>): Promise<Why> {
  needAllOf(ctx, 'accounting.tax_mark')
  const seen = await ctx.list('accounting.tax_filing', {
    filter: ['id', 'eq', figure.filing],
    fields: 'id',
    limit: 1,
  })
  if (seen.data.length === 0) throw Refusal.missing()
  const filing = await TaxFiling.findOrFail(ctx, figure.filing)
  const boxes = await sinceFiled(ctx, filing)
  const box = boxes.find((one) => one.box_id === figure.id)
  if (!box) throw Refusal.missing()
  const period = { from: filing.startsOn, to: filing.endsOn }
  const lines = box.formula ? [] : await boxLines(ctx, box.box_id, period, filing)
  return {
    title: `${box.code} ${box.name}`,
    note: words(ctx, 'since_filed', period),
    amount: box.difference,
    currency: ctx.company.currency,
    parts: [
      { sign: '+', label: words(ctx, 'today'), amount: box.today },
      { sign: '-', label: words(ctx, 'filed'), amount: box.filed },
      ...(box.formula ? partsOf(box.formula, boxes, figure.filing) : []),
    ],
    lines: lines.slice(0, MOST_LINES),
    all: null,
    is_cut: lines.length > MOST_LINES,
  }
}

/** The boxes of a formula that changed, each with what of it. */
function partsOf(formula: string, boxes: readonly SinceFiled[], filing: number): Part[] {
  return readFormula(formula).terms.flatMap(({ code, rate }): Part[] => {
    const box = boxes.find((one) => one.code === code)
    if (!box || /^-?[0.]+$/.test(box.difference)) return []
    const percent = Number(rate) / 1_000_000
    const share = percent === 100 ? '' : ` × ${percent} %`
    return [
      {
        sign: null,
        label: `${code} ${box.name}${share}`,
        amount: box.difference,
        why: { of: 'refiled', id: box.box_id, filing },
      },
    ]
  })
}
