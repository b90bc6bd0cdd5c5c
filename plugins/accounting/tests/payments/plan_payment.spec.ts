import fc from 'fast-check'
import { test } from 'kontor/testing'
import { divide, planPayment, worthOf } from '../../payments/posting/plan_payment.js'

const to = (itemId: number, paid: bigint, amount = paid) => ({
  itemId,
  amount,
  paid,
  discount: 0n,
  writeOff: 0n,
})

test.group('Dividing a payment', () => {
  test('gives each item its money, and keeps on account what no item was named for', ({
    assert,
  }) => {
    const payment = { amount: 11_000n, companyAmount: 11_000n, keepsRest: true }
    assert.deepEqual(planPayment(payment, [to(7, 10_000n)]), [
      { itemId: 7, paid: 10_000n, amount: 10_000n, companyAmount: 10_000n },
      { itemId: null, paid: 1_000n, companyAmount: 1_000n },
    ])
  })

  test('{name} is {fault}')
    .with([
      {
        name: 'more than is open, without a word',
        amount: 11_000n,
        keepsRest: false,
        fault: 'E_PAYMENT_OVER',
      },
      {
        name: 'more given out than came',
        amount: 9_999n,
        keepsRest: true,
        fault: 'E_PAYMENT_SHORT',
      },
    ])
    .run(({ assert }, { amount, keepsRest, fault }) => {
      const payment = { amount, companyAmount: amount, keepsRest }
      assert.equal(planPayment(payment, [to(7, 10_000n)]), fault)
    })

  test('a foreign payment is divided to the last cent of the company', ({ assert }) => {
    const payment = { amount: 300n, companyAmount: 100n, keepsRest: false }
    const portions = planPayment(payment, [to(1, 100n), to(2, 100n), to(3, 100n)])
    assert.deepEqual(
      (portions as { companyAmount: bigint }[]).map((one) => one.companyAmount),
      [34n, 33n, 33n]
    )
  })

  test('parts add up to the whole, and none is off by a unit or more', ({ assert }) => {
    const weight = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(weight, { minLength: 1 }),
        (whole, weights) => {
          const shares = divide(whole, weights)
          const total = weights.reduce((sum, one) => sum + one, 0n)
          assert.equal(
            shares.reduce((sum, one) => sum + one, 0n),
            whole
          )
          for (const [at, share] of shares.entries()) {
            const off = share * total - whole * weights[at]
            assert.isTrue((off < 0n ? -off : off) < total)
          }
        }
      )
    )
  })

  test('all of an item is worth all it was booked at, a part its share', ({ assert }) => {
    const item = { open: -10_000n, companyOpen: -8_301n }
    assert.equal(worthOf(item, 10_000n), 8_301n)
    assert.equal(worthOf(item, 5_000n), 4_151n)
  })
})
