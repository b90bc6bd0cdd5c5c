import { type Context, Money, Refusal } from 'kontor/plugin'
import type { BoxRounding } from '../../models/return_box.js'
import { fillBoxes } from './fill_boxes.js'
import { FormulaFault } from './formula.js'

/** A box of the return with its amount, as text in the company's currency. */
export interface ReturnRow {
  id: number
  code: string
  name: string
  otherName: string | null
  section: string | null
  /** None: it is the sum of its marks. */
  formula: string | null
  amount: string
  /** How many marks it is the sum of. */
  marks: number
}

export interface Period {
  from: string
  to: string
}

/**
 * The tax return of a period: every box in its order, from the marks of these days. Refuses a formula that cannot be
 * reckoned, by its box (E_BOX_UNKNOWN, E_BOX_CIRCLE).
 */
export async function taxReturn(ctx: Context, period: Period): Promise<ReturnRow[]> {
  const boxes = await boxRows(ctx)
  const sums = await markSums(ctx, period)
  const marked = new Map(boxes.map(({ id, code }) => [code, sums.get(id)?.amount ?? 0n]))
  const { currency } = ctx.company
  const unit = 10n ** BigInt(Money.of(0n, currency).scale)
  const filled = filledOf(boxes, marked, unit)
  return boxes.map(({ rounding: _rounding, ...box }) => ({
    ...box,
    amount: Money.of(filled.get(box.code)!, currency).toString(),
    marks: sums.get(box.id)?.count ?? 0,
  }))
}

function filledOf(boxes: BoxRow[], marked: Map<string, bigint>, unit: bigint) {
  try {
    return fillBoxes(boxes, marked, unit)
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error
    throw new Refusal(error.code, { at: error.at })
  }
}

type BoxRow = Omit<ReturnRow, 'amount' | 'marks'> & { rounding: BoxRounding }
type Row = Record<string, string | number | null>

async function boxRows(ctx: Context): Promise<BoxRow[]> {
  const rows = await ctx.rows<Row>(
    'SELECT `id`, `code`, `name`, `other_name`, `section`, `formula`, `rounding` FROM `accounting_return_boxes` ' +
      'WHERE `company_id` = ? AND `archived_at` IS NULL ORDER BY `sequence`, `id`',
    [ctx.company.id]
  )
  return rows.map((row) => ({
    id: Number(row.id),
    code: String(row.code),
    name: String(row.name),
    otherName: row.other_name as string | null,
    section: row.section as string | null,
    formula: row.formula as string | null,
    rounding: row.rounding as BoxRounding,
  }))
}

async function markSums(ctx: Context, { from, to }: Period) {
  const rows = await ctx.rows<Row>(
    'SELECT `box_id`, CAST(SUM(`amount`) AS CHAR) AS `amount`, COUNT(*) AS `marks` FROM `accounting_tax_marks` ' +
      'WHERE `company_id` = ? AND `on_date` BETWEEN ? AND ? AND `box_id` IS NOT NULL GROUP BY `box_id`',
    [ctx.company.id, from, to]
  )
  return new Map(
    rows.map((row) => [
      Number(row.box_id),
      { amount: BigInt(row.amount!), count: Number(row.marks) },
    ])
  )
}
