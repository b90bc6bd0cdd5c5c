import { test, type World } from 'kontor/testing'
import { Books, explained, refused } from './books.js'
import { retained, years } from './years.js'

test.group('Lock dates', () => {
  async function lock(world: World, kind: string, until: string | null) {
    const ctx = await world.context()
    const one = await ctx.records('accounting.lock').findBy(['kind', 'eq', kind])
    await world.as('accounting.manager').run('accounting.lock.update', one!, { until })
  }

  test('a soft lock is lifted for one user, for a while and a reason', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { today } = await world.context()
    await lock(world, 'all', today)
    const answer = await refused(() => books.rent())
    assert.equal(answer.code, 'E_LOCKED')
    assert.isTrue(explained(answer))
    const clerk = await world.user('accounting.clerk')
    const exception = (ends_at: string, user_id = clerk) =>
      world.as('accounting.manager').run('accounting.lock_exception.create', null, {
        lock: 'all',
        user_id,
        ends_at,
        reason: 'A bill that came late',
      })
    await exception('2020-01-01T00:00:00.000Z')
    await exception('2199-01-01T00:00:00.000Z', await world.user('ada'))
    assert.equal((await refused(() => books.rent())).code, 'E_LOCKED')
    await exception('2199-01-01T00:00:00.000Z')
    assert.equal((await refused(() => books.rent())).code, 'nothing')
  })

  test('a year closes behind its locks, and behind the hard one it stays closed', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id: equity } = await retained(world)
    const manager = world.as('accounting.manager')
    const [first] = await years(world)
    await books.rent('70.00', { on_date: first.startsOn })
    const end = `${first.startsOn.slice(0, 4)}-12-31`
    for (const [kind, answer] of [
      ['all', 'E_LOCKED'],
      ['hard', 'E_HARD_LOCKED'],
    ]) {
      await lock(world, kind, end)
      await manager.run('accounting.fiscal_year.close', first)
      assert.equal(await books.balanceOf(equity), 7_000n)
      const back = await refused(() => manager.run('accounting.fiscal_year.reopen', first))
      assert.equal(back.code, answer)
      if (kind === 'hard') break
      await lock(world, kind, null)
      await manager.run('accounting.fiscal_year.reopen', first)
    }
    assert.equal(await books.balance('95000'), 0n)
  })

  test('a lock of sales does not hold purchases', async ({ world, assert }) => {
    const books = await Books.of(world)
    const { today } = await world.context()
    await lock(world, 'sales', today)
    const of = (code: string) => () => books.rent('1.00', { journal_id: books.journal(code) })
    assert.equal((await refused(of('SAL'))).code, 'E_LOCKED')
    assert.equal((await refused(of('PUR'))).code, 'nothing')
  })

  test('the hard lock knows no exception and never goes back', async ({ world, assert }) => {
    const books = await Books.of(world)
    const { today } = await world.context()
    await lock(world, 'hard', today)
    const answer = await refused(() => books.rent())
    assert.equal(answer.code, 'E_HARD_LOCKED')
    assert.isTrue(explained(answer))
    for (const until of ['2020-01-01', null]) {
      assert.equal((await refused(() => lock(world, 'hard', until))).code, 'E_HARD_LOCK_KEPT')
    }
  })
})
