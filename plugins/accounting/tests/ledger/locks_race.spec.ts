import { setTimeout as sleep } from 'node:timers/promises'
import type { Context, RecordModel } from 'kontor/plugin'
import { engine, test, transaction, type World } from 'kontor/testing'
import { Books, refused } from './books.js'

const REASON = 'SQLite has one writer: nobody can close or lock between its reads'

async function recordOf(world: World, model: string, filter: [string, 'eq', string]) {
  const ctx = await world.context()
  return (await ctx.records<RecordModel>(model).findBy(filter))!
}

/** What is done to the books while somebody posts an entry of today, and how that is answered. */
const CHANGES = [
  {
    what: 'the hard lock is raised',
    code: 'E_HARD_LOCKED',
    async change(world: World, today: string) {
      const lock = await recordOf(world, 'accounting.lock', ['kind', 'eq', 'hard'])
      await run(world, 'accounting.lock.update', lock.id, { until: today, version: 1 })
    },
  },
  {
    what: 'the lock of everything is raised',
    code: 'E_LOCKED',
    async change(world: World, today: string) {
      const lock = await recordOf(world, 'accounting.lock', ['kind', 'eq', 'all'])
      await run(world, 'accounting.lock.update', lock.id, { until: today, version: 1 })
    },
  },
  {
    what: 'its month is closed',
    code: 'E_PERIOD_CLOSED',
    async change(world: World, today: string) {
      const name = today.slice(0, 7)
      const period = await recordOf(world, 'accounting.period', ['name', 'eq', name])
      await run(world, 'accounting.period.close', period.id)
    },
  },
  {
    what: 'its year is closed',
    code: 'E_PERIOD_CLOSED',
    async change(world: World, today: string) {
      const name = today.slice(0, 4)
      const year = await recordOf(world, 'accounting.fiscal_year', ['name', 'eq', name])
      await run(world, 'accounting.fiscal_year.close', year.id)
    },
  },
]

const run = (world: World, operation: string, id: number, body = {}) =>
  world.as('accounting.manager').run(operation, id, body)

const lines = [
  { on: '95000', debit: '40.00' },
  { on: '91000', credit: '40.00' },
]

/** The entry is made and posted in one transaction, as a document does it: no draft stands in the way of closing. */
async function post(ctx: Context, books: Books) {
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, books.body(lines))
  await ctx.run('accounting.entry.post', entry)
}

/** Until some connection to this database waits for a row; at most forty seconds. The engine looks again only after 0.1 s unasked. */
async function someoneWaits(ctx: Context) {
  for (let tries = 0; tries < 200; tries++) {
    const [{ count }] = await ctx.rows<{ count: number }>(
      `SELECT COUNT(*) AS \`count\` FROM information_schema.INNODB_TRX t
       JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
       WHERE t.trx_state = 'LOCK WAIT' AND p.DB = DATABASE()`
    )
    if (Number(count) > 0) return true
    await sleep(200)
  }
  return false
}

test.group('Closing and locking while somebody posts', (group) => {
  group.each.timeout(60_000)

  test('what has begun before is refused where {what} before it posts')
    .with(CHANGES)
    .run(async ({ world, assert }, { change, code }) => {
      const books = await Books.of(world)
      const ctx = await world.context()
      let isChanged = false
      const answer = await refused(() =>
        transaction(ctx, async (inner) => {
          await inner.rows('SELECT COUNT(*) AS `count` FROM `accounting_locks`')
          if (!isChanged) await change(world, ctx.today)
          isChanged = true
          await post(inner, books)
        })
      )
      assert.equal(answer.code, code)
      assert.equal(await books.balance('95000'), 0n)
    })
    .skip(engine !== 'mysql', REASON)

  test('who comes second waits until it is posted: {what}')
    .with(CHANGES)
    .run(async ({ world, assert }, { change }) => {
      const books = await Books.of(world)
      await books.rent('60.00')
      const ctx = await world.context()
      let done = false
      let changing: Promise<void> | undefined
      await transaction(ctx, async (inner) => {
        await post(inner, books)
        changing ??= change(world, ctx.today).then(() => void (done = true))
        assert.isTrue(await someoneWaits(ctx))
        assert.isFalse(done)
      })
      await changing
      const ledger = await ctx.rows<{ profit: string }>(
        'SELECT CAST(SUM(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)) AS CHAR) AS `profit` FROM `accounting_entry_lines` `l` ' +
          'WHERE `l`.`is_posted` = 1 AND `l`.`account_id` = ?',
        [books.account('95000')]
      )
      const year = await recordOf(world, 'accounting.fiscal_year', [
        'name',
        'eq',
        ctx.today.slice(0, 4),
      ])
      const isClosed = (year as RecordModel & { state: string }).state === 'closed'
      assert.equal(ledger[0].profit, isClosed ? '0' : '10000')
    })
    .skip(engine !== 'mysql', REASON)

  test('a record that was read before is locked as it is now', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    let tries = 0
    const until = await transaction(ctx, async (inner) => {
      const locks = inner.records<RecordModel & { until: string | null }>('accounting.lock')
      const { id } = (await locks.findBy(['kind', 'eq', 'hard']))!
      if (++tries === 1) await CHANGES[0].change(world, ctx.today)
      return (await locks.lock(id)).until
    })
    assert.deepEqual([tries, until], [2, ctx.today])
  }).skip(engine !== 'mysql', REASON)
})
