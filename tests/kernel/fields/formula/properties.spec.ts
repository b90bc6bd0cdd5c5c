import { test } from '@japa/runner'
import fc from 'fast-check'
import { compileExpression } from '#kernel/fields/formula/expression'
import { Refusal } from '#kernel/http/refusal'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'
import { fields, valueOf } from '#tests/kernel/fields/formula/loans'

/** An expression beside its value, reckoned in millionths by a second evaluator of whole numbers. */
interface Sum {
  text: string
  units: bigint | null
}

const MILLION = 1_000_000n

/** Half away from zero, by the remainder. */
function rounded(top: bigint, bottom: bigint) {
  const sign = top < 0n !== bottom < 0n ? -1n : 1n
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const [whole, rest] = [a / b, a % b]
  return sign * (rest * 2n >= b ? whole + 1n : whole)
}

const CALCULATE: Record<string, (a: bigint, b: bigint) => bigint | null> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => rounded(a * b, MILLION),
  '/': (a, b) => (b === 0n ? null : rounded(a * MILLION, b)),
  '%': (a, b) => (b === 0n ? null : a % b),
}

function decimalText(units: bigint) {
  const digits = String(units).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

const number: fc.Arbitrary<Sum> = fc.oneof(
  fc.bigInt(0n, 5_000n * MILLION).map((units) => ({ text: decimalText(units), units })),
  fc.constant({ text: 'weight', units: 1_250_000n }),
  fc.constant({ text: 'custom.size', units: null })
)

const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 2, arbitrary: number },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('sum'), fc.constantFrom(...Object.keys(CALCULATE)), tie('sum'))
        .map(([one, sign, other]) => ({
          text: `(${one.text} ${sign} ${other.text})`,
          units:
            one.units === null || other.units === null
              ? null
              : CALCULATE[sign](one.units, other.units),
        })),
    },
    {
      weight: 1,
      arbitrary: tie('sum').map(({ text, units }) => ({
        text: `(-${text})`,
        units: units === null ? null : -units,
      })),
    }
  ),
}))

const amount = fc.bigInt(-10_000_000n, 10_000_000n)
const day = fc.integer({ min: -200_000, max: 200_000 })
const dateOf = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10)

test.group('Formulas: for any values', () => {
  test('a formula gives what whole numbers give', ({ assert }) => {
    let compared = 0
    fc.assert(
      fc.property(sum, ({ text, units }) => {
        const value = unlessTooLarge(() => valueOf(text))
        if (value === undefined) return
        compared++
        const expected = units === null ? null : new Decimal(units, 6).toString()
        assert.equal(value, expected === '-0' ? '0' : expected, text)
      }),
      { numRuns: 2000 }
    )
    assert.isAbove(compared, 1500)
  })

  test('amounts of one currency add up as their cents do, and of two never', ({ assert }) => {
    const add = compileExpression('deposit + fee - fine', fields)
    fc.assert(
      fc.property(amount, amount, amount, fc.constantFrom('EUR', 'UAH'), (a, b, c, currency) => {
        const values: Record<string, Money> = {
          deposit: new Money(a, 'EUR'),
          fee: new Money(b, 'EUR'),
          fine: new Money(c, currency),
        }
        const run = () => add.evaluate((path) => values[path]) as Money
        if (currency === 'EUR') assert.equal(run().units, a + b - c)
        else assert.throws(run, 'E_FORMULA_CURRENCIES')
      })
    )
  })

  test('days added are days between', ({ assert }) => {
    const there = compileExpression('add_days(lent_on, pages) - lent_on', fields)
    fc.assert(
      fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (at, days) => {
        const values: Record<string, unknown> = { lent_on: dateOf(at), pages: days }
        assert.equal(
          there.evaluate((path) => values[path]),
          days
        )
      })
    )
  })

  test('any text at all is either understood or refused', ({ assert }) => {
    const words = fc.constantFrom(
      ...['pages', '(', ')', '"', "'", '+', '-', '!', '?', ':', '.', ',', '[', ']', '{', '}', '=='],
      ...['&&', 'in', 'has(', 'map(', '__proto__', 'constructor', '0x', '1u', 'b"', '\\', '\n', 'i']
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
    )
    fc.assert(
      fc.property(text, (written) => {
        try {
          compileExpression(written, fields)
        } catch (error) {
          assert.instanceOf(error, Refusal, written)
        }
      }),
      { numRuns: 3000 }
    )
  })
})

/** The value, or undefined where a step on the way is beyond what a column holds. */
function unlessTooLarge(run: () => string | null) {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal && /TOO_LARGE|COMPLEX|LONG/.test(error.code)) return undefined
    throw error
  }
}
