import { type Context, Refusal } from 'kontor/plugin'
import { readColumn } from '../columns.js'
import { readDimensions } from '../dimensions/read_dimensions.js'
import { readLayout } from '../layouts/layouts_for.js'
import { statement } from '../statement.js'
import { type Part, type Why, words } from './answer.js'
import type { Of } from './explain.js'

/** What changed in a row of a statement, or in one of its accounts: the amount then from that now, or its share. */
export async function whyChange(ctx: Context, figure: Of<'change'>): Promise<Why> {
  const { layout } = await readLayout(ctx, { layout: figure.layout })
  const now = await readColumn(ctx, { from: figure.from, to: figure.to })
  const then = await readColumn(ctx, figure.than)
  const { filter } = await readDimensions(ctx, figure.narrowed ?? {})
  const { rows } = await statement(ctx, layout, [now, then], filter)
  const row = rows.find((one) => one.key === figure.row)
  const account = row?.accounts.find((one) => one.id === figure.id)
  const line = figure.id === undefined ? row : account
  const amount = line?.changes[0]?.[figure.show] ?? null
  if (!row || !line || amount === null) throw Refusal.missing()
  const { narrowed } = figure
  const of = account
    ? { of: 'account' as const, id: account.id, measure: row.measure!, sign: row.sign, narrowed }
    : { of: 'row' as const, layout: figure.layout, row: row.key, narrowed }
  const part = (sign: Part['sign'], days: typeof now, at: number): Part => ({
    sign,
    label: words(ctx, 'span', { ...days }),
    amount: line.amounts![at],
    is_share: row.is_share,
    why: { ...of, ...days },
  })
  const difference: Part = {
    sign: '+',
    label: words(ctx, 'difference'),
    amount: line.changes[0].difference,
    why: { ...figure, show: 'difference' },
  }
  return {
    title: account ? `${account.code} ${account.name}` : row.label,
    note: words(ctx, figure.show === 'percent' ? 'changed_by_share' : 'changed_by'),
    amount,
    currency: ctx.company.currency,
    is_share: row.is_share || figure.show === 'percent',
    parts:
      figure.show === 'percent'
        ? [difference, part('/', then, 1)]
        : [part('+', now, 0), part('-', then, 1)],
    lines: [],
    all: null,
    is_cut: false,
  }
}
