import type { Context } from 'kontor/plugin'
import { readColumn } from '../columns.js'
import { readDimensions } from '../dimensions/read_dimensions.js'
import { trialBalance } from '../trial_balance.js'
import { type Why, words } from './answer.js'
import type { Of } from './explain.js'

/** A total of the trial balance: every account that is in it. */
export async function whyTrialTotal(ctx: Context, figure: Of<'trial_total'>): Promise<Why> {
  const { measure, narrowed } = figure
  const days = await readColumn(ctx, { from: figure.from, to: figure.to })
  const { filter } = await readDimensions(ctx, narrowed ?? {})
  const { rows, totals } = await trialBalance(ctx, days, filter)
  const column = measure === 'balance' ? 'closing' : measure
  return {
    title: words(ctx, 'all_accounts'),
    note: words(ctx, 'span', { ...days }),
    amount: totals[column],
    currency: ctx.company.currency,
    parts: rows
      .filter((row) => /[1-9]/.test(row[column]))
      .map(({ id, code, name, ...amounts }) => ({
        sign: '+',
        label: `${code} ${name}`,
        amount: amounts[column],
        why: { of: 'account', id, measure, ...days, narrowed },
      })),
    lines: [],
    all: null,
    is_cut: false,
  }
}
