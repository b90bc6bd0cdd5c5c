import type Period from '../../models/period.js'
import { test, type World } from 'kontor/testing'
import { Books, explained, refused } from './books.js'
import { type Named, retained, years } from './years.js'

async function period(world: World, name: string) {
  const ctx = await world.context()
  return (await ctx.records<Named>('accounting.period').findBy(['name', 'eq', name]))!
}

test.group('Closing periods and years', () => {
  test('nothing is posted into a closed month, and a month with drafts does not close', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const manager = world.as('accounting.manager')
    const { today } = await world.context()
    const month = await period(world, today.slice(0, 7))
    const draft = await books.draft([{ on: '95000', debit: '1.00' }])
    const early = await refused(() => manager.run('accounting.period.close', month))
    assert.equal(early.code, 'E_PERIOD_DRAFTS')
    assert.isTrue(explained(early))
    await manager.run('accounting.entry.delete', draft)
    await manager.run('accounting.period.close', month)
    const late = await refused(() => books.rent())
    assert.equal(late.code, 'E_PERIOD_CLOSED')
    assert.isTrue(explained(late))
    await manager.run('accounting.period.reopen', month)
    assert.match((await books.rent()).number!, /00001$|00002$/)
  })

  test('a month with a draft of {model} does not close: the draft could not be posted any more')
    .with(
      ['accounting.invoice', 'accounting.payment', 'accounting.cash_voucher'].map((model) => ({
        model,
      }))
    )
    .run(async ({ world, assert }, { model }) => {
      await Books.of(world)
      const manager = world.as('accounting.manager')
      const { today } = await world.context()
      const month = await period(world, today.slice(0, 7))
      const draft = await world.create(model, { on_date: today })
      const early = await refused(() => manager.run('accounting.period.close', month))
      assert.deepEqual([early.code, early.params?.count], ['E_PERIOD_DRAFTS', 1])
      await manager.run(`${model}.delete`, draft.id)
      await manager.run('accounting.period.close', month)
    })

  test('a year closes also where lines of an account must name a cost centre', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    await retained(world)
    const [first] = await years(world)
    const { id: centre } = await world.create('accounting.cost_centre', {
      code: 'C1',
      name: 'Shop',
    })
    const needs = { needs_dimension: ['cost_centre'] }
    const manager = world.as('accounting.manager')
    await manager.run('accounting.account.update', books.account('95000'), needs)
    const lines = [
      { on: '95000', debit: '70.00', cost_centre_id: centre },
      { on: '91000', credit: '70.00' },
    ]
    await books.post(lines, { on_date: first.startsOn })
    await manager.run('accounting.fiscal_year.close', first)
    assert.equal(await books.balance('95000'), 0n)
  })

  test('a year closes to retained earnings, the oldest first, and reopens the newest first', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id: equity } = await retained(world)
    const manager = world.as('accounting.manager')
    const [first, second] = await years(world)
    await books.rent('70.00', { on_date: first.startsOn })
    await books.post(
      [
        { on: '91000', debit: '100.00' },
        { on: '94000', credit: '100.00' },
      ],
      { on_date: first.startsOn }
    )
    const order = await refused(() => manager.run('accounting.fiscal_year.close', second))
    assert.equal(order.code, 'E_YEAR_ORDER')
    assert.isTrue(explained(order))
    await manager.run('accounting.fiscal_year.close', first)
    assert.equal(await books.balance('95000'), 0n)
    assert.equal(await books.balance('94000'), 0n)
    assert.equal(await books.balanceOf(equity), -3_000n)
    assert.equal(
      (await refused(() => books.rent('1.00', { on_date: first.startsOn }))).code,
      'E_PERIOD_CLOSED'
    )

    await manager.run('accounting.fiscal_year.close', second)
    const back = await refused(() => manager.run('accounting.fiscal_year.reopen', first))
    assert.equal(back.code, 'E_YEAR_ORDER_BACK')
    assert.isTrue(explained(back))
    await manager.run('accounting.fiscal_year.reopen', second)
    await manager.run('accounting.fiscal_year.reopen', first)
    assert.equal(await books.balance('95000'), 7_000n)
    assert.equal(await books.balanceOf(equity), 0n)
  })

  test('a reopened year opens its last month for what is still to be booked; the others stay closed', async ({
    world,
    assert,
  }) => {
    await Books.of(world)
    const manager = world.as('accounting.manager')
    const [first] = await years(world)
    const open = async () => {
      const ctx = await world.context()
      const periods = await ctx.records<Period>('accounting.period').where(
        {
          and: [
            ['fiscal_year_id', 'eq', first.id],
            ['state', 'eq', 'open'],
          ],
        },
        { sort: 'starts_on' }
      )
      return periods.map((one) => one.endsOn)
    }
    await manager.run('accounting.fiscal_year.close', first)
    await manager.run('accounting.fiscal_year.reopen', first, { keep_month: true })
    assert.deepEqual(await open(), [])
    await manager.run('accounting.fiscal_year.close', first)
    await manager.run('accounting.fiscal_year.reopen', first)
    assert.deepEqual(await open(), [String(first.startsOn).replace('-01-01', '-12-31')])
  })

  test('years never overlap, and a year that has begun keeps its days', async ({
    world,
    assert,
  }) => {
    await Books.of(world)
    const manager = world.as('accounting.manager')
    const [first] = await years(world)
    const overlap = await refused(() =>
      manager.run('accounting.fiscal_year.create', null, {
        name: 'Again',
        starts_on: first.startsOn,
        ends_on: first.startsOn,
      })
    )
    assert.equal(overlap.code, 'E_YEAR_OVERLAP')
    const kept = await refused(() =>
      manager.run('accounting.fiscal_year.update', first, { name: 'Other' })
    )
    assert.equal(kept.code, 'E_YEAR_KEPT')
  })

  test('a year with postings is not deleted, an empty one goes with its months', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const manager = world.as('accounting.manager')
    const [first, second] = await years(world)
    await books.rent('1.00', { on_date: first.startsOn })
    const kept = await refused(() => manager.run('accounting.fiscal_year.delete', first))
    assert.equal(kept.code, 'E_YEAR_POSTED')
    assert.isTrue(explained(kept))
    await manager.run('accounting.fiscal_year.delete', second)
    assert.deepEqual(
      (await years(world)).map((one) => one.name),
      [first.name]
    )
    assert.isUndefined(await period(world, second.startsOn.slice(0, 7)))
  })

  test('no year is made before a closed one: what is posted in it would change what that began with', async ({
    world,
    assert,
  }) => {
    await Books.of(world)
    await retained(world)
    const manager = world.as('accounting.manager')
    const [first] = await years(world)
    const before = Number(first.startsOn.slice(0, 4)) - 1
    const make = () =>
      manager.run('accounting.fiscal_year.create', null, {
        name: String(before),
        starts_on: `${before}-01-01`,
        ends_on: `${before}-12-31`,
      })
    await manager.run('accounting.fiscal_year.close', first)
    const answer = await refused(make)
    assert.equal(answer.code, 'E_YEAR_BEFORE_CLOSED')
    assert.isTrue(explained(answer))
    await manager.run('accounting.fiscal_year.reopen', first)
    assert.equal((await refused(make)).code, 'nothing')
  })
})
