import fc from 'fast-check'
import { Money } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { faultOf, type LineFigures, sumsOf } from '../../ledger/line_figures.js'
import { digestOf, sealOf, type Sealed } from '../../ledger/seal.js'
import { monthsOf, yearAfter, yearAround } from '../../ledger/calendar.js'
import { numberBefore } from '../../ledger/seals_hold.js'

const cents = fc.bigInt({ min: 1n, max: 10n ** 12n })

/** Amounts on both sides with equal sums: each debit is paid by one or two credits. */
const balanced = fc
  .array(fc.tuple(cents, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 12 })
  .map((parts) =>
    parts.flatMap(([amount, percent]) => {
      const first = (amount * BigInt(percent)) / 100n
      return [line(amount, 0n), line(0n, first), line(0n, amount - first)]
    })
  )

function line(debit: bigint, credit: bigint): LineFigures {
  const money = (units: bigint) => (units === 0n ? null : Money.of(units, 'EUR'))
  return { debit: money(debit), credit: money(credit), foreignCurrency: null, foreignAmount: null }
}

const content: fc.Arbitrary<Sealed> = fc.record({
  number: fc.string({ minLength: 1 }),
  onDate: fc.constantFrom('2026-01-31', '2026-02-28'),
  lines: fc.array(
    fc.record({
      accountId: fc.integer({ min: 1 }),
      partyId: fc.option(fc.integer({ min: 1 })),
      amount: cents.map((units) => Money.of(units, 'EUR').toString()),
      foreignCurrency: fc.constant(null),
      foreignAmount: fc.constant(null),
      textDigest: fc.option(fc.string()),
    }),
    { minLength: 1 }
  ),
  marks: fc.constant([]),
})

test.group('Properties of the ledger', () => {
  test('what balances has no fault, and one cent more on any line has', ({ assert }) => {
    fc.assert(
      fc.property(balanced, fc.nat(), (lines, at) => {
        assert.isUndefined(faultOf(lines))
        const { debit, credit } = sumsOf(lines)
        assert.equal(debit, credit)
        const wrong = [...lines]
        wrong[at % lines.length] = line(1n + (wrong[at % lines.length].debit?.units ?? 0n), 0n)
        const code = faultOf(wrong)?.code
        assert.equal(code, 'E_ENTRY_UNBALANCED')
      })
    )
  })

  test('a seal changes with every figure it covers and with the seal before it', ({ assert }) => {
    fc.assert(
      fc.property(content, fc.nat(), (sealed, at) => {
        const seal = sealOf('1:x', sealed)
        assert.equal(sealOf('1:x', structuredClone(sealed)), seal)
        const index = at % sealed.lines.length
        const lines = sealed.lines.map((one, place) =>
          place === index ? { ...one, amount: `${one.amount}1` } : one
        )
        const others = [
          sealOf('1:y', sealed),
          sealOf(null, sealed),
          sealOf('1:x', { ...sealed, number: `${sealed.number}0` }),
          sealOf('1:x', { ...sealed, lines }),
          sealOf('1:x', { ...sealed, lines: sealed.lines.slice(1) }),
        ]
        assert.notInclude(others, seal)
      })
    )
  })

  test('a digest tells texts apart, and the same text under other salts', ({ assert }) => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.equal(digestOf('salt', one) === digestOf('salt', other), one === other)
        assert.notEqual(digestOf('salt', one), digestOf('other', one))
      })
    )
  })

  test('months fill a fiscal year without a gap, wherever it begins', ({ assert }) => {
    const date = fc
      .tuple(
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 })
      )
      .map((parts) => parts.map((one) => String(one).padStart(2, '0')).join('-'))
    const first = fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, '0'))
    fc.assert(
      fc.property(date, first, (day, month) => {
        const year = yearAround(day, month)
        assert.isTrue(year.startsOn <= day && day <= year.endsOn)
        const months = monthsOf(year)
        assert.lengthOf(months, 12)
        assert.equal(months[0].startsOn, year.startsOn)
        assert.equal(months[11].endsOn, year.endsOn)
        assert.equal(dayAfter(year.endsOn), yearAfter(year.endsOn).startsOn)
        for (let at = 1; at < 12; at++) {
          assert.equal(dayAfter(months[at - 1].endsOn), months[at].startsOn)
        }
      })
    )
  })

  test('each number follows the one before it', ({ assert }) => {
    assert.equal(numberBefore('SAL/2026/00007'), 'SAL/2026/00006')
    assert.equal(numberBefore('SAL/2026/100000'), 'SAL/2026/99999')
    assert.isNull(numberBefore('SAL/2026/00001'))
  })
})

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
