import { type Context, Refusal } from 'kontor/plugin'
import { readColumn } from '../columns.js'
import { readDimensions } from '../dimensions/read_dimensions.js'
import { readFormula } from '../formula.js'
import type { LayoutRow } from '../layout.js'
import { readLayout } from '../layouts/layouts_for.js'
import { moneyOf } from '../money_of.js'
import { labelOf, statement, type ShownRow } from '../statement.js'
import { type Part, type Why, words } from './answer.js'
import type { Of } from './explain.js'

/** A row of a statement: the rows of its formula, or the accounts it holds. */
export async function whyRow(ctx: Context, figure: Of<'row'>): Promise<Why> {
  const { layout } = await readLayout(ctx, { layout: figure.layout })
  const column = await readColumn(ctx, { from: figure.from, to: figure.to })
  const { filter } = await readDimensions(ctx, figure.narrowed ?? {})
  const { rows } = await statement(ctx, layout, [column], filter)
  const declared = layout.rows.find((one) => one.key === figure.row)
  if (!declared) throw Refusal.missing()
  const row = rows.find((one) => one.key === figure.row) ?? leftOut(ctx, declared)
  const isFormula = declared.formula !== undefined
  return {
    title: row.label,
    note: words(ctx, isFormula ? 'sum_of_rows' : 'sum_of_accounts', { ...column }),
    amount: row.amounts?.[0] ?? moneyOf(ctx)(0n),
    currency: ctx.company.currency,
    is_share: row.is_share,
    parts: isFormula
      ? partsOf(declared.formula!, rows, { ...figure, ...column })
      : accountsOf(row, { ...figure, ...column }, declared),
    lines: [],
    all: null,
    is_cut: false,
  }
}

type Filled = Pick<ShownRow, 'label' | 'amounts' | 'accounts' | 'is_share'>

/** A row that stands in a statement only where it is not nothing. */
const leftOut = (ctx: Context, declared: LayoutRow): Filled => ({
  label: labelOf(ctx, declared),
  amounts: null,
  accounts: [],
  is_share: false,
})

/** Rows of the formula; one that was left out for being nothing is nothing. */
function partsOf(formula: string, rows: readonly ShownRow[], figure: Of<'row'>): Part[] {
  const { terms, over } = readFormula(formula)
  const part = (sign: Part['sign'], key: string): Part[] => {
    const row = rows.find((one) => one.key === key)
    if (!row?.amounts) return []
    const why = { ...figure, row: key }
    return [{ sign, label: row.label, amount: row.amounts[0], is_share: row.is_share, why }]
  }
  return [
    ...terms.flatMap(({ key, sign }) => part(sign === 1n ? '+' : '-', key)),
    ...(over === undefined ? [] : part('/', over)),
  ]
}

function accountsOf(
  row: Filled,
  { from, to, narrowed }: Of<'row'>,
  declared: { measure?: Of<'account'>['measure']; sign?: 1 | -1 }
): Part[] {
  return row.accounts.map((one) => ({
    sign: '+',
    label: `${one.code} ${one.name}`,
    amount: one.amounts[0],
    why: {
      of: 'account',
      id: one.id,
      measure: declared.measure ?? 'balance',
      sign: declared.sign,
      from,
      to,
      narrowed,
    },
  }))
}
