import { test } from '@japa/runner'
import { caller } from '#tests/kernel/query/things'
import { installFewThings, run } from '#tests/kernel/reports/few_things'

const NET = { fn: 'sum', field: 'price', as: 'net' }

test.group('Amounts converted by the rates of a plugin', (group) => {
  group.setup(() => installFewThings())

  test('are those of the day, unless the report’s author gave one', async ({ assert }) => {
    const conversion = { to: 'JPY', on: '2026-01-31' }
    const ctx = caller().with({ plugins: new Set(['probe', 'guest']) })
    const kept = await run({ measures: [NET], conversion }, ctx)
    assert.deepEqual(kept.conversion, { to: 'JPY', on: '2026-01-31', rates: { EUR: '131' } })
    assert.deepEqual(kept.totals, { net: '2932' })
    const own = await run(
      { measures: [NET], conversion: { ...conversion, rates: { EUR: '99' } } },
      ctx
    )
    assert.deepEqual(own.conversion!.rates, { EUR: '99' })
  })
})
