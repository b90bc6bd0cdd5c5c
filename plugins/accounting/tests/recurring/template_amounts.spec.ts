import { readFileSync } from 'node:fs'
import { test } from 'kontor/testing'
import { type AmountFault, readNumber } from '../../recurring/templates/amount.js'
import { faultOf, planAmounts } from '../../recurring/templates/plan_lines.js'

interface Vectors {
  amounts: { text: string; values: Record<string, string>; cents?: string; fault?: string }[]
  entries: {
    name: string
    lines: ['debit' | 'credit', string][]
    values: Record<string, string>
    planned: string[]
  }[]
}

const file = new URL('../vectors/templates.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(file, 'utf8')) as Vectors

const known = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, readNumber(value)]))

test.group('Amounts of a template', () => {
  test('come from numbers and figures, to the cent, or say what is wrong', ({ assert }) => {
    for (const { text, values, cents, fault } of VECTORS.amounts) {
      const outcome = () => {
        try {
          const [{ units }] = planAmounts([{ side: 'debit', amount: text }], known(values), 2)
          return String(units)
        } catch (error) {
          return (error as AmountFault).code
        }
      }
      assert.equal(outcome(), cents ?? fault, text)
    }
  })

  for (const { name, lines, values, planned } of VECTORS.entries) {
    test(name, ({ assert }) => {
      const given = lines.map(([side, amount]) => ({ side, amount }))
      const all = planAmounts(given, known(values), 2)
      assert.deepEqual(
        all.map(({ side, units }) => `${side} ${units}`),
        planned
      )
    })
  }

  test('a template names the figures it has, and one line takes the rest', ({ assert }) => {
    const lines = (...amounts: (string | null)[]) =>
      amounts.map((amount) => ({ side: 'debit' as const, amount }))
    assert.isUndefined(faultOf(lines('[Rent]', 'rest'), ['rent']))
    assert.include(faultOf(lines('1', '[rnet]'), ['rent']), {
      line: 1,
      code: 'E_TEMPLATE_VARIABLE',
      at: 'rnet',
    })
    assert.include(faultOf(lines(null, 'REST'), []), { line: 1, code: 'E_TEMPLATE_RESTS' })
    assert.include(faultOf(lines('[a'), ['a']), { line: 0, code: 'E_TEMPLATE_AMOUNT' })
  })
})
