import { test } from 'kontor/testing'
import fc from 'fast-check'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { TaxDocument, TaxLine, TaxRule, Totals } from '../../tax/engine/document.js'

const PERCENT = 1_000_000n
const rule = (id: number, rate: bigint, more: Partial<TaxRule> = {}): TaxRule => ({
  id,
  kind: 'percent',
  rate,
  sequence: id,
  ...more,
})

/** Every kind of tax there is: on top, in the price, alike, compound, fixed, by division, withheld, reverse charge, in part deductible. */
const RULES: TaxRule[] = [
  rule(1, 20n * PERCENT, { category: 'S' }),
  rule(2, 20n * PERCENT, { category: 'S', sequence: 1 }),
  rule(3, 5_500_000n, { category: 'S', isIncluded: true }),
  rule(4, 4n * PERCENT, { isCompound: true }),
  rule(5, 0n, { kind: 'fixed', fixed: 7n, isCompound: true }),
  rule(6, 9n * PERCENT, { kind: 'division', sequence: 7 }),
  rule(7, 650_000n, { kind: 'division', sequence: 7, isIncluded: true }),
  rule(8, -20n * PERCENT),
  rule(9, 21n * PERCENT, { parts: parts(100n, -100n), isIncluded: true }),
  rule(10, 19n * PERCENT, { parts: parts(35n, 65n), category: 'S' }),
  rule(11, 0n, { kind: 'group', members: [rule(12, 7n * PERCENT), rule(13, 3n * PERCENT)] }),
]

function parts(...factors: bigint[]) {
  return factors.map((factor, index) => ({ id: index + 1, factor: factor * PERCENT }))
}

const line: fc.Arbitrary<TaxLine> = fc.record({
  quantity: fc.bigInt(-5_000_000n, 50_000_000n),
  price: fc.bigInt(-1_000_000n, 900_000_000n),
  discount: fc.bigInt(0n, 100n * PERCENT),
  discountAmount: fc.bigInt(0n, 99n),
  taxes: fc.subarray(RULES),
})

const document: fc.Arbitrary<TaxDocument> = fc.record({
  currencyDecimals: fc.constantFrom(0, 2, 3),
  rounding: fc.constantFrom('document', 'line', 'exact'),
  isIncluded: fc.constantFrom(true, false, undefined),
  lines: fc.array(line, { maxLength: 6 }),
  discount: fc.option(
    fc.oneof(
      fc.record({ percent: fc.bigInt(0n, 50n * PERCENT) }),
      fc.record({ amount: fc.bigInt(0n, 500n) })
    ),
    { nil: undefined }
  ),
  cashStep: fc.constantFrom(undefined, 5n, 10n),
  prepaid: fc.bigInt(0n, 100n),
})

const sum = (amounts: bigint[]) => amounts.reduce((one, other) => one + other, 0n)

test.group('Taxes of any document', () => {
  test('lines add up to the document, taxes to its tax, parts to their taxes', ({ assert }) => {
    fc.assert(
      fc.property(document, (one) => {
        const totals = computeTaxes(one)
        const lineTaxes = totals.lines.flatMap(({ taxes }) => taxes)
        assert.equal(sum(totals.lines.map(({ net }) => net)), totals.net)
        assert.equal(sum(totals.lines.map(({ gross }) => gross)), totals.total)
        assert.equal(totals.net + totals.tax, totals.total)
        assert.equal(totals.lineNet - totals.discount, totals.net)
        for (const tax of totals.summary) {
          const of = lineTaxes.filter(({ taxId }) => taxId === tax.taxId)
          assert.equal(sum(of.map(({ amount }) => amount)), tax.amount)
          assert.equal(sum(of.map(({ base }) => base)), tax.base)
        }
        for (const tax of [...lineTaxes, ...totals.summary]) {
          if (tax.parts.length) assert.equal(sum(tax.parts.map((part) => part.amount)), tax.amount)
        }
      }),
      { numRuns: 300 }
    )
  })

  test('what is to pay is the total less what is paid, to the smallest coin', ({ assert }) => {
    fc.assert(
      fc.property(document, (one) => {
        const { total, rounding, payable } = computeTaxes(one)
        const step = one.cashStep ?? 1n
        assert.equal(payable, total - one.prepaid! + rounding)
        assert.equal((total + rounding) % step, 0n)
        assert.isTrue(2n * (rounding < 0n ? -rounding : rounding) <= step)
      })
    )
  })

  test('VAT of each category and rate is its base by its rate, to the minor unit', ({ assert }) => {
    const vat = fc.constantFrom(
      rule(1, 20n * PERCENT, { category: 'S' }),
      rule(2, 7n * PERCENT, { category: 'S' })
    )
    const lines = fc.array(fc.tuple(line, vat).map(([one, tax]) => ({ ...one, taxes: [tax] })))
    fc.assert(
      fc.property(lines, (of) => {
        for (const row of computeTaxes({ currencyDecimals: 2, lines: of }).breakdown) {
          const exact = row.base * row.rate
          const difference = exact - row.amount * 100n * PERCENT
          assert.isTrue(2n * (difference < 0n ? -difference : difference) <= 100n * PERCENT)
        }
      })
    )
  })

  test('a price with its tax in it is what is paid; its net gives it again to a minor unit', ({
    assert,
  }) => {
    const one = fc.record({ price: fc.bigInt(1n, 10_000_000n), rate: fc.bigInt(0n, 99n * PERCENT) })
    fc.assert(
      fc.property(one, ({ price, rate }) => {
        const of = (amount: bigint, isIncluded: boolean) =>
          computeTaxes({
            currencyDecimals: 2,
            isIncluded,
            lines: [
              {
                quantity: PERCENT,
                price: amount * 10_000n,
                taxes: [rule(1, rate, { category: 'S' })],
              },
            ],
          })
        const included = of(price, true)
        assert.equal(included.total, price)
        const back = of(included.net, false).total - price
        assert.isTrue(back >= -1n && back <= 1n)
      }),
      { numRuns: 300 }
    )
  })

  test('which line was written first changes nothing but where it stands', ({ assert }) => {
    fc.assert(
      fc.property(document, (one) => {
        const { lines: forth, ...totals } = computeTaxes(one)
        const turned = computeTaxes({ ...one, lines: [...one.lines].reverse() })
        const { lines: back, ...others } = turned
        assert.deepEqual(others, totals)
        assert.equal(back.length, forth.length)
      }),
      { numRuns: 300 }
    )
  })

  test('a credit note is its invoice with the signs turned, line by line', ({ assert }) => {
    fc.assert(
      fc.property(document, (one) => {
        assert.deepEqual(computeTaxes(negative(one)), negated(computeTaxes(one)))
      }),
      { numRuns: 300 }
    )
  })
})

function negative(one: TaxDocument): TaxDocument {
  const { discount } = one
  return {
    ...one,
    lines: one.lines.map((of) => ({
      ...of,
      quantity: -of.quantity,
      discountAmount: -of.discountAmount!,
    })),
    discount: discount && 'amount' in discount ? { amount: -discount.amount } : discount,
    prepaid: -one.prepaid!,
  }
}

function negated(totals: Totals): Totals {
  const turn = (value: unknown, key?: string): unknown => {
    if (typeof value === 'bigint') return key === 'rate' ? value : -value
    if (Array.isArray(value)) return value.map((one) => turn(one))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([at, one]) => [at, turn(one, at)]))
  }
  return turn(totals) as Totals
}
