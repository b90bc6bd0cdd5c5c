import { test, type World } from 'kontor/testing'
import { chartAccounts } from '../../charts/chart.js'
import { CHARTS } from '../../charts/charts.js'
import Chart from '../../models/chart.js'

const COUNTRIES = [
  { country: 'DE', chart: 'de', cash: '1600' },
  { country: 'UA', chart: 'ua', cash: '301' },
  { country: 'AR', chart: 'generic', cash: '1050' },
]

/** A company of this country whose books have begun. */
async function companyIn(world: World, country: string) {
  await world.as('ada').run('kernel.company.update', (await world.company()).id, { country })
  return world.context({ plugins: ['accounting'] })
}

test.group('Beginning with a chart of accounts', () => {
  test('a company gets the chart of its country, and its journals the accounts they are books of')
    .with(COUNTRIES)
    .run(async ({ world, assert }, { country, chart, cash }) => {
      const ctx = await companyIn(world, country)
      const taken = await Chart.where(ctx, ['id', 'notnull'])
      assert.deepEqual(
        taken.map((one) => one.chart),
        [chart]
      )
      const source = CHARTS.find((one) => one.id === chart)!
      const { count } = await ctx.list('accounting.account', { count: 'exact', limit: '1' })
      assert.equal(count, chartAccounts(source).length)
      const { data } = await ctx.list('accounting.journal', {
        filter: ['kind', 'eq', 'cash'],
        include: 'account',
      })
      assert.match((data[0].account as { label: string }).label, new RegExp(`^${cash} `))
    })

  test('accounts stand beneath their headings, with the national name and the English one', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const tax = (await ctx.records('accounting.account').findBy(['code', 'eq', '14']))!
    const { data } = await ctx.list('accounting.account', {
      filter: ['parent_id', 'under', tax.id],
      sort: 'code',
    })
    assert.lengthOf(data, 9)
    assert.include(data[1], {
      code: '1401',
      name: 'Abziehbare Vorsteuer 7 %',
      other_name: 'Input tax 7 %',
      kind: 'asset',
      type: 'tax_receivable',
    })
  })
})
