import { Money, Refusal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { keptRates } from '../../payments/rates/exchange_rates.js'
import { atRate, knownRate, rateOn } from '../../payments/rates/rate_on.js'

async function books(world: World) {
  await world.enable('accounting')
  const rate = (currency: string, on_date: string, value: string, per = '1') =>
    world.create('accounting.exchange_rate', { currency, on_date, rate: value, per })
  await rate('USD', '2026-01-01', '0.92')
  await rate('USD', '2026-02-01', '0.95')
  await rate('IDR', '2026-01-01', '0.58', '10000')
  return world.context()
}

test.group('Exchange rates', () => {
  test('the rate of a day is the last one known until then, for one unit', async ({
    world,
    assert,
  }) => {
    const ctx = await books(world)
    assert.equal(ctx.company.currency, 'EUR')
    const told = async (currency: string, on: string) => String(await rateOn(ctx, currency, on))
    assert.equal(await told('USD', '2026-01-31'), '0.92')
    assert.equal(await told('USD', '2026-02-01'), '0.95')
    assert.equal(await told('IDR', '2026-03-01'), '0.000058')
    assert.equal(await told('EUR', '1999-01-01'), '1')
    assert.equal(await told('USD', '2025-12-31'), 'null')
  })

  test('of two rates of a day the one entered last counts', async ({ world, assert }) => {
    const ctx = await books(world)
    const again = { currency: 'USD', on_date: '2026-02-01', rate: '0.96', per: '1' }
    await world.create('accounting.exchange_rate', again)
    assert.equal(String(await rateOn(ctx, 'USD', '2026-02-20')), '0.96')
  })

  test('a rate that was archived counts no more', async ({ world, assert }) => {
    const ctx = await books(world)
    const wrong = { currency: 'USD', on_date: '2026-02-02', rate: '9.5', per: '1' }
    const { id } = await world.create('accounting.exchange_rate', wrong)
    await ctx.run('accounting.exchange_rate.archive', id)
    assert.equal(String(await rateOn(ctx, 'USD', '2026-02-20')), '0.95')
  })

  test('a day without a rate is refused by currency and day', async ({ world, assert }) => {
    const ctx = await books(world)
    const refusal = await knownRate(ctx, 'GBP', '2026-05-05').catch((error: Refusal) => error)
    assert.instanceOf(refusal, Refusal)
    assert.equal((refusal as Refusal).code, 'E_RATE_MISSING')
  })

  test('amounts are worth their rate, rounded to the minor unit', async ({ world, assert }) => {
    const ctx = await books(world)
    const rate = await knownRate(ctx, 'USD', '2026-01-15')
    assert.equal(atRate(ctx, Money.parse('100.55', 'USD'), rate).toString(), '92.51')
    assert.equal(atRate(ctx, Money.parse('7', 'EUR'), rate).toString(), '7.00')
  })

  test('reports find what one foreign currency is worth in another', async ({ world, assert }) => {
    const ctx = await books(world)
    const rate = await keptRates.rate(ctx, 'USD', 'IDR', '2026-01-15')
    assert.equal(String(rate), '15862.06896552')
    assert.isNull(await keptRates.rate(ctx, 'USD', 'GBP', '2026-01-15'))
  })

  test('{name} is refused: {code}')
    .with([
      {
        name: 'the company’s own currency',
        currency: 'EUR',
        rate: '1',
        code: 'E_RATE_OWN_CURRENCY',
      },
      { name: 'a rate of nothing', currency: 'GBP', rate: '0', code: 'E_RATE_POSITIVE' },
    ])
    .run(async ({ world, assert }, { currency, rate, code }) => {
      await books(world)
      const body = { currency, rate, per: '1', on_date: '2026-01-01' }
      const refusal = await world
        .create('accounting.exchange_rate', body)
        .catch((error: Refusal) => error)
      assert.equal((refusal as Refusal).errors[0].code, code)
    })
})
