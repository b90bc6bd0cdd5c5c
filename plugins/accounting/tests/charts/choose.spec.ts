import { test } from 'kontor/testing'
import Account from '../../models/account.js'
import Chart from '../../models/chart.js'

test.group('Choosing another chart of accounts', () => {
  test('takes the place of the first with its taxes; accounts people added stay', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const heading = (await Account.findBy(ctx, ['code', 'eq', '10']))!
    const own = await world.create<Account>('accounting.account', {
      code: 'X1',
      name: 'Gift vouchers',
      type: 'bank',
      parent_id: heading.id,
      used_for: null,
      template_key: null,
    })
    await world.as('manager').run('accounting.chart.choose', null, { chart: 'fr' })
    const [taken, ...others] = await Chart.where(ctx, ['id', 'notnull'])
    assert.deepEqual([taken.chart, others.length], ['fr', 0])
    assert.exists(await Account.findBy(ctx, ['template_key', 'eq', 'fr:445711']))
    assert.notExists(await Account.findBy(ctx, ['template_key', 'starts', 'generic:']))
    assert.isNull((await own.fresh()).parentId)
    const taxes = await ctx.list('accounting.tax', { limit: '100' })
    assert.isAbove(taxes.data.length, 4)
  })

  test('is refused once an entry is posted', async ({ world, assert }) => {
    await world.create('accounting.entry', { state: 'posted' })
    const chosen = world.as('manager').run('accounting.chart.choose', null, { chart: 'us' })
    await assert.rejects(() => chosen, 'E_CHART_POSTED')
  })
})
