import { test } from 'kontor/testing'
import { explained, refused } from '../ledger/books.js'
import { dueDate, type DueRule } from '../../documents/terms/due_date.js'
import { earlyDiscount, instalmentsOf, type TermLine } from '../../documents/terms/instalments.js'
import vectors from '../vectors/payment_terms.json' with { type: 'json' }

const millionths = (text: string) => {
  const [whole, fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(6, '0'))
}

interface WrittenRule {
  starts_at?: string
  months?: number
  days?: number
  moves_to?: string
  on_day?: number
}

function ruleOf(written: WrittenRule): DueRule {
  return {
    startsAt: written.starts_at === 'month_end' ? 'month_end' : 'date',
    months: written.months ?? 0,
    days: written.days ?? 0,
    movesTo: written.moves_to === 'month_end' ? 'month_end' : 'nothing',
    onDay: written.on_day ?? null,
  }
}

function lineOf(written: WrittenRule & { kind: string; percent?: string; amount?: string }) {
  const rule = ruleOf(written)
  if (written.percent) return { ...rule, kind: 'percent', percent: millionths(written.percent) }
  if (written.amount) return { ...rule, kind: 'fixed', amount: BigInt(written.amount) }
  return { ...rule, kind: 'remainder' }
}

test.group('Payment terms', () => {
  test('an instalment is due on the day its rule says')
    .with(vectors.dates)
    .run(({ assert }, one) => {
      assert.equal(dueDate(ruleOf(one), one.from), one.due, one.name)
    })

  test('instalments are percentages, fixed amounts and the remainder, to the cent')
    .with(vectors.instalments)
    .run(({ assert }, one) => {
      const lines = one.lines.map((line) => lineOf(line) as TermLine)
      const due = instalmentsOf(lines, BigInt(one.total), one.from)
      assert.deepEqual(
        due.map(({ dueOn, amount }) => [dueOn, String(amount)]),
        one.due,
        one.name
      )
    })

  test('whoever pays early keeps the discount')
    .with(vectors.discounts)
    .run(({ assert }, one) => {
      const term = { percent: millionths(one.percent), days: one.days }
      const { until, amount } = earlyDiscount(term, BigInt(one.total), one.from)
      assert.deepEqual([until, String(amount)], [one.until, one.amount], one.name)
    })

  test('{title} are refused: {code}')
    .with([
      {
        title: 'percentages above the whole',
        code: 'E_TERM_OVER',
        lines: [
          { kind: 'percent', percent: '60' },
          { kind: 'percent', percent: '60', days: 9 },
          { kind: 'remainder', days: 30 },
        ],
      },
      {
        title: 'percentages below the whole',
        code: 'E_TERM_REST',
        lines: [{ kind: 'percent', percent: '30' }],
      },
      {
        title: 'instalments after the rest',
        code: 'E_TERM_REMAINDER',
        lines: [{ kind: 'remainder' }, { kind: 'percent', percent: '30' }],
      },
      {
        title: 'instalments of more than the whole',
        code: 'E_MAX',
        lines: [{ kind: 'percent', percent: '120' }, { kind: 'remainder' }],
      },
    ])
    .run(async ({ world, assert }, { code, lines }) => {
      await world.enable('accounting')
      const made = () => world.create('accounting.payment_term', { name: 'Parts', lines })
      const answer = await refused(made)
      assert.equal(answer.code, code)
      assert.isTrue(code === 'E_MAX' || explained(answer))
    })
})
