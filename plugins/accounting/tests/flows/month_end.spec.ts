import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { cashCountScreen } from '../../cash/screens.js'
import { closeScreen } from '../../close/screen.js'
import type Period from '../../models/period.js'
import plugin from '../../plugin.js'
import { revaluationScreen } from '../../revaluation/screen.js'
import { statementScreen } from '../../statements/screens.js'
import { voucher } from '../cash/kit.js'
import { books, owe, refused } from '../payments/kit.js'
import { template } from '../recurring/kit.js'
import { Books } from '../ledger/books.js'
import { companyIn, postTaxed } from '../tax/posting.js'

const JANUARY = { from: '2019-01-01', to: '2019-01-31' }

/** January 2019 of a German company: a sale, dollars owed, the till, a rent to come, a draft somebody forgot. */
async function january(world: World) {
  await companyIn(world, 'DE')
  const manager = world.as('accounting.manager')
  await manager.run('accounting.fiscal_year.create', null, {
    name: '2019',
    starts_on: '2019-01-01',
    ends_on: '2019-12-31',
  })
  const kit = await books(world)
  const [oak, elm] = [await kit.party(), await kit.party('Elm & Sons')]
  const sale = { scope: 'sale' as const, lines: [{ net: '100.00', tax: 'U19' }] }
  await postTaxed(kit.ctx, oak, { ...sale, onDate: '2019-01-10' })
  await owe(world, elm, ['5000', '100', 'USD'], '2019-01-15')
  const other = await kit.account('sales')
  await voucher(world, 'receipt', '2019-01-20', [{ account_id: other, amount: '70' }])
  const ledger = await Books.of(world)
  const { id } = await template(ledger)
  await world.as('accounting.clerk').run('accounting.recurring_entry.create', null, {
    name: 'Office rent',
    template_id: id,
    starts_on: '2019-01-31',
    makes: 'posted',
  })
  const forgotten = await ledger.draft([], { on_date: '2019-01-31' })
  const period = await kit.ctx
    .records<Period>('accounting.period')
    .findBy(['starts_on', 'eq', '2019-01-01'])
  return { ...kit, oak, elm, ledger, forgotten, manager, period: period! }
}

/** Lines of the checklist that are in the way, as a role sees them. */
async function inTheWay(world: World, period: Period, who: string) {
  const ctx = await world.as(who).context()
  const { lines } = await closeScreen(ctx, { period_id: period.id })
  return lines
    .filter((one) => one.state === 'open' || one.state === 'stops')
    .map((one) => one.line)
    .sort()
}

test.group('Month end', () => {
  test('goes line by line: recurring, revaluation, cash, tax return, soft lock, statements, hard lock', async ({
    world,
    assert,
  }) => {
    const { ctx, ledger, forgotten, manager, period, account } = await january(world)
    const clerk = world.as('accounting.clerk')
    const left = (who = 'accounting.clerk') => inTheWay(world, period, who)
    assert.deepEqual(await left(), [
      'cash',
      'entry_drafts',
      'lock',
      'rates',
      'recurring_entries',
      'revaluation',
      'tax_return',
    ])
    assert.equal(
      await refused(() => manager.run('accounting.period.close', period.id)),
      'E_PERIOD_DRAFTS'
    )

    await clerk.run('accounting.entry.delete', forgotten)
    const [rent] = await ctx
      .records('accounting.recurring_entry')
      .where(['name', 'eq', 'Office rent'])
    await clerk.run('accounting.recurring_entry.make', rent, {})
    await manager.run('accounting.exchange_rate.create', null, {
      currency: 'USD',
      on_date: '2019-01-31',
      rate: '55',
    })
    await manager.run('accounting.revaluation.post', null, { on_date: '2019-01-31' })
    const { boxes } = await cashCountScreen(ctx, { on: '2019-01-31' })
    const pieces = [
      { denomination: '50.00', pieces: 1 },
      { denomination: '20.00', pieces: 1 },
    ]
    await clerk.run('accounting.cash_count.post', null, {
      journal_id: boxes[0].id,
      on_date: '2019-01-31',
      pieces,
    })
    assert.deepEqual(await left(), ['lock', 'tax_return'])

    await manager.run('accounting.tax_filing.file', null, JANUARY)
    await lock(world, 'all')
    assert.deepEqual(await left(), [])
    assert.equal(await late(world, ledger), 'E_LOCKED')
    const { statement } = await statementScreen(await world.as('accounting.manager').context(), {
      layout: 'profit_and_loss',
      ...JANUARY,
    })
    // 100 and 70 sold, 5,000 to Elm, 500 made by the dollar, 1,100.06 of rent.
    assert.equal(statement.rows.find((one) => one.key === 'result')?.amounts?.[0], '4569.94')

    await manager.run('accounting.period.close', period.id)
    await lock(world, 'hard')
    await lock(world, 'all', null)
    assert.equal(await late(world, ledger), 'E_PERIOD_CLOSED')
    assert.notEqual(await refused(() => lock(world, 'hard', '2018-12-31')), 'nothing')
    assert.deepEqual(await left('accounting.auditor'), [])
    const auditor = world.as('accounting.auditor')
    assert.equal(
      await refused(() => auditor.run('accounting.period.reopen', period.id)),
      'E_FORBIDDEN'
    )
    const shown = await revaluationScreen(await auditor.context(), { on: '2019-01-31' })
    assert.isOk(shown)
    for (const { name, check } of plugin.invariants ?? []) {
      assert.deepEqual(await check(ctx), [], name)
    }
    assert.isOk(await account('unrealised_gain'))
  })
})

/** Somebody posts into the month after all, is refused, and deletes the draft. */
async function late(world: World, ledger: Books) {
  const clerk = world.as('accounting.clerk')
  const lines = [
    { on: '95000', debit: '1.00' },
    { on: '91000', credit: '1.00' },
  ]
  const draft = await ledger.draft(lines, { on_date: JANUARY.to })
  const code = await refused(() => clerk.run('accounting.entry.post', draft))
  await clerk.run('accounting.entry.delete', draft)
  return code
}

async function lock(world: World, kind: string, until: string | null = JANUARY.to) {
  const ctx = await world.context()
  const one = await ctx.records<RecordModel>('accounting.lock').findBy(['kind', 'eq', kind])
  await world.as('accounting.manager').run('accounting.lock.update', one!, { until })
}
