import fc from 'fast-check'
import { Decimal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { TaxRule } from '../../tax/engine/document.js'
import { toWire } from '../../tax/engine/wire.js'
import { documentOf } from '../../documents/totals/document_of.js'
import { reckonTyped } from '../../screens/invoices/reckon_typed.js'

const rule = (id: number, percent: number, isIncluded: boolean): TaxRule => ({
  id,
  kind: 'percent',
  rate: BigInt(percent) * 1_000_000n,
  sequence: 1,
  isIncluded,
  category: 'S',
})
const RULES = [rule(1, 20, false), rule(2, 7, false), rule(3, 19, true)]

const decimal = (most: number) =>
  fc.integer({ min: -most, max: most }).map((units) => new Decimal(BigInt(units), 3).toString())
const line = fc.record({
  quantity: decimal(900_000),
  price: decimal(90_000_000),
  discount: fc.option(decimal(100_000)),
  tax_id: fc.option(fc.constantFrom(1, 2, 3)),
})
const typed = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'TND'),
  is_tax_included: fc.boolean(),
  on_date: fc.constant('2026-03-10'),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
})

test.group('Totals as typed', () => {
  test('are those the server reckons, whatever is typed', ({ assert }) => {
    fc.assert(
      fc.property(typed, fc.constantFrom('document', 'line', 'exact'), (values, rounding) => {
        const decimals = { EUR: 2, JPY: 0, TND: 3 }[values.currency]!
        const units = (text: string | null) => Decimal.parse(text ?? '0', 6).units
        const server = computeTaxes(
          documentOf(
            { currencyDecimals: decimals, rounding, isTaxIncluded: values.is_tax_included },
            values.lines.map((one) => ({
              quantity: units(one.quantity),
              price: units(one.price),
              discount: units(one.discount),
              taxes: RULES.filter(({ id }) => id === one.tax_id),
            }))
          )
        )
        const taxes = RULES.map((one) => ({ rule: toWire(one), name: `Tax ${one.id}` }))
        const shown = reckonTyped(values, { rounding, taxes, term: null, party: null })
        const text = (minor: bigint) => new Decimal(minor, decimals).toFixed()
        assert.deepEqual(
          [shown.net, shown.tax, shown.total, ...shown.nets],
          [server.net, server.tax, server.total, ...server.lines.map((one) => one.net)].map(text)
        )
      }),
      { numRuns: 300 }
    )
  })
})
