import { type Context, Money, Refusal } from 'kontor/plugin'
import type { BoxRounding } from '../../models/return_box.js'
import { carriedInto } from '../filings/carried.js'
import { fillBoxes } from './fill_boxes.js'
import { FormulaFault } from './formula.js'
import { markSums } from './mark_sums.js'

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
  /** What these marks come to. */
  marked: string
  /** What is added for periods filed before, where something changed in them. */
  carried: string
}

export interface Period {
  from: string
  to: string
}

/**
 * The tax return of a period: every box in its order, from the marks of these days and what changed in periods that
 * were filed before. Refuses a formula that cannot be
 * reckoned, by its box (E_BOX_UNKNOWN, E_BOX_CIRCLE).
 */
export async function taxReturn(ctx: Context, period: Period): Promise<ReturnRow[]> {
  const boxes = await boxRows(ctx)
  const sums = await markSums(ctx, period)
  const carried = await carriedInto(ctx, period)
  const own = (id: number) => sums.get(id)?.amount ?? 0n
  const added = (id: number) => carried.get(id) ?? 0n
  const marked = new Map(boxes.map(({ id, code }) => [code, own(id) + added(id)]))
  const { currency } = ctx.company
  const unit = 10n ** BigInt(Money.of(0n, currency).scale)
  const filled = filledOf(boxes, marked, unit)
  const money = (units: bigint) => Money.of(units, currency).toString()
  return boxes.map(({ rounding: _rounding, ...box }) => ({
    ...box,
    amount: money(filled.get(box.code)!),
    marks: sums.get(box.id)?.count ?? 0,
    marked: money(own(box.id)),
    carried: money(added(box.id)),
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

type BoxRow = Omit<ReturnRow, 'amount' | 'marks' | 'marked' | 'carried'> & { rounding: BoxRounding }
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
