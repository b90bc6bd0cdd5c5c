import { Decimal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import fc from 'fast-check'
import { convertExactly, convertQuantity, requireWhole } from '../units/conversion.js'
import type { UnitFactor } from '../units/conversion.js'
import { Ratio } from '../units/ratio.js'
import { STANDARD_UNITS } from '../units/standard_units.js'
import vectors from './vectors/conversions.json' with { type: 'json' }

const units = new Map(
  STANDARD_UNITS.map(
    ([id, , category, numerator, denominator, isWhole, [, name]]): [string, UnitFactor] => [
      id,
      { name, category, numerator, denominator, isWhole },
    ]
  )
)
const unit = (id: string) => units.get(id)!
const quantity = (text: string) => Decimal.parse(text, 6)

test.group('Converting units', () => {
  for (const { amount, from, to, is } of vectors) {
    test(`${amount} ${from} is ${is} ${to}`, ({ assert }) => {
      assert.equal(convertQuantity(quantity(amount), unit(from), unit(to)).toString(), is)
    })
  }

  test('kilograms never become metres', ({ assert }) => {
    assert.throws(() => convertQuantity(quantity('1'), unit('kg'), unit('m')), 'E_UNIT_CATEGORY')
  })

  test('2.5 pieces are refused where they are typed', ({ assert }) => {
    assert.throws(() => requireWhole(quantity('2.5'), unit('piece')), 'E_WHOLE_UNIT')
    assert.doesNotThrow(() => requireWhole(quantity('2'), unit('piece')))
    assert.doesNotThrow(() => requireWhole(quantity('2.5'), unit('kg')))
  })
})

const anyUnit = fc.record({
  name: fc.constant('any'),
  category: fc.constant('weight' as const),
  numerator: fc.integer({ min: 1, max: 1_000_000_000 }),
  denominator: fc.integer({ min: 1, max: 1_000_000_000 }),
  isWhole: fc.constant(false),
})
const anyQuantity = fc
  .bigInt({ min: -9n * 10n ** 15n, max: 9n * 10n ** 15n })
  .map((millionths) => new Decimal(millionths, 6))

test.group('Converting units, for any factors', () => {
  test('there and back is exactly where it began', () => {
    const holds = (amount: Decimal, one: UnitFactor, other: UnitFactor) =>
      convertExactly(convertExactly(amount, one, other), other, one).equals(Ratio.of(amount))
    fc.assert(fc.property(anyQuantity, anyUnit, anyUnit, holds))
  })

  test('a detour over a third unit changes nothing', () => {
    const holds = (amount: Decimal, one: UnitFactor, other: UnitFactor, third: UnitFactor) => {
      const detour = convertExactly(convertExactly(amount, one, third), third, other)
      return detour.equals(convertExactly(amount, one, other))
    }
    fc.assert(fc.property(anyQuantity, anyUnit, anyUnit, anyUnit, holds))
  })

  test('rounding is never off by more than half of the last decimal', () => {
    const holds = (millionths: bigint, numerator: number, denominator: number) => {
      const exact = new Ratio(millionths * BigInt(numerator), BigInt(denominator) * 1_000_000n)
      const rounded = Ratio.of(exact.rounded(6))
      const error = exact.numerator * rounded.denominator - rounded.numerator * exact.denominator
      const size = (error < 0n ? -error : error) * 2_000_000n
      return size <= exact.denominator * rounded.denominator
    }
    const small = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
    const factor = fc.integer({ min: 1, max: 1000 })
    fc.assert(fc.property(small, factor, factor, holds))
  })
})
