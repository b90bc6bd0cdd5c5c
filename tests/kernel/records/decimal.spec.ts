import { test } from '@japa/runner'
import fc from 'fast-check'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

const units = fc.bigInt({ min: -9_000_000_000_000n, max: 9_000_000_000_000n })

test.group('Decimals', () => {
  test('what is written is what is read')
    .with([
      ['12.50', 2, '12.5'],
      ['-0.000001', 6, '-0.000001'],
      ['1000', 6, '1000'],
      ['0.10', 6, '0.1'],
      [7, 2, '7'],
    ] as const)
    .run(({ assert }, [input, scale, shown]) => {
      assert.equal(Decimal.parse(input, scale).toString(), shown)
    })

  test('what is no exact decimal is refused by name')
    .with([
      [0.1, 'E_DECIMAL_STRING'],
      ['1e3', 'E_NUMBER'],
      ['1,5', 'E_NUMBER'],
      ['', 'E_NUMBER'],
      ['NaN', 'E_NUMBER'],
      ['1.234', 'E_SCALE'],
      ['90000000000000001', 'E_NUMBER_TOO_LARGE'],
    ] as const)
    .run(({ assert }, [input, code]) => {
      assert.throws(() => Decimal.parse(input, 2), code)
    })

  test('a sum taken apart is whole again', ({ assert }) => {
    fc.assert(
      fc.property(units, units, (one, other) => {
        const [a, b] = [new Decimal(one, 6), new Decimal(other, 6)]
        assert.isTrue(a.plus(b).minus(b).equals(a))
      })
    )
  })

  test('a product is rounded half away from zero, as exact fractions round', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (one, other) => {
          const product = new Decimal(BigInt(one), 3).times(new Decimal(BigInt(other), 3), 3)
          const exact = BigInt(one) * BigInt(other)
          const size = exact < 0n ? -exact : exact
          const rounded = (size + 500n) / 1000n
          assert.equal(product.units, exact < 0n ? -rounded : rounded)
        }
      )
    )
  })

  test('no column takes more units than every engine keeps exactly', ({ assert }) => {
    assert.equal(new Decimal(9_000_000_000_000_000n, 2).toColumn(), 9_000_000_000_000_000)
    for (const over of [9_000_000_000_000_001n, -9_000_000_000_000_001n]) {
      assert.throws(() => new Decimal(over, 2).toColumn(), 'E_NUMBER_TOO_LARGE')
    }
  })

  test('money has exactly the decimals of its currency')
    .with([
      ['12.5', 'EUR', '12.50'],
      ['201', 'JPY', '201'],
      ['1.5', 'TND', '1.500'],
    ] as const)
    .run(({ assert }, [input, currency, shown]) => {
      assert.equal(Money.parse(input, currency).toString(), shown)
    })
})
