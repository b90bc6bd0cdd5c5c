import { test } from '@japa/runner'
import { Decimal } from '#kernel/records/values/decimal'
import { runReport } from '#kernel/reports/run/run_report'
import { expected, installNorthwind } from '#tests/kernel/reports/northwind'
import { caller } from '#tests/kernel/query/things'

/** To cents, exactly half a cent to the even one: so the expected figures were rounded by the script that made them. */
function cents(figure: unknown) {
  const { units } = Decimal.parse(String(figure), 6)
  const [whole, rest] = [units / 10_000n, units % 10_000n]
  const isUp = rest > 5000n || (rest === 5000n && whole % 2n === 1n)
  return new Decimal(isUp ? whole + 1n : whole, 2).toFixed()
}

async function net(dimension: object | string, more: object = {}) {
  const { rows } = await runReport(caller(), {
    source: 'probe.sale',
    dimensions: [dimension],
    measures: [{ fn: 'sum', field: 'net' }],
    ...more,
  })
  return rows.map((row) => {
    const [key, sum] = Object.values(row)
    return [String(key), cents(sum)]
  })
}

test.group('The orders of Northwind', (group) => {
  group.setup(() => installNorthwind())

  test('net by year', async ({ assert }) => {
    const years = await net({ field: 'order.ordered_on', bucket: 'year' })
    assert.deepEqual(
      Object.fromEntries(years.map(([day, sum]) => [day.slice(0, 4), sum])),
      expected().net_by_year
    )
  })

  test('net by category, two references away', async ({ assert }) => {
    assert.deepEqual(
      Object.fromEntries(await net('product.category.name')),
      expected().net_by_category
    )
  })

  test('net by country', async ({ assert }) => {
    assert.deepEqual(
      Object.fromEntries(await net('order.customer.country')),
      expected().net_by_country
    )
  })

  test('the ten best customers and products', async ({ assert }) => {
    const best = { sort: '-sum_net', limit: 10 }
    const named = (all: string[][]) => all.map(([key, sum]) => ({ key, net: sum }))
    const { top10_customers: customers, top10_products: products } = expected()
    assert.deepEqual(named(await net('order.customer.code', best)), customers)
    assert.deepEqual(named(await net('product.name', best)), products)
  })

  test('everything together, to the last decimal', async ({ assert }) => {
    const { totals } = await runReport(caller(), {
      source: 'probe.sale',
      measures: [{ fn: 'sum', field: 'net' }, { fn: 'count' }],
    })
    assert.deepEqual(totals, { sum_net: expected().net_after_discount, count: 2155 })
  })
})
