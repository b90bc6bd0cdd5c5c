import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import seals from '../../jobs/check_seals.js'
import { begun, checkNewSeals, ended } from '../../ledger/check_new_seals.js'
import { keepMark, readMark } from '../../ledger/seal_mark.js'
import { sealsOfSpan } from '../../ledger/seals_hold.js'
import { Books } from './books.js'

const SPAN = { startsOn: '2019-01-01', endsOn: '2019-01-31' }

async function january(world: World) {
  const books = await Books.of(world)
  await world.as('accounting.manager').run('accounting.fiscal_year.create', null, {
    name: '2019',
    starts_on: '2019-01-01',
    ends_on: '2019-12-31',
  })
  const rents = []
  for (const day of ['10', '11', '12']) {
    rents.push(await books.rent('10.00', { on_date: `2019-01-${day}` }))
  }
  return { books, rents, ctx: await world.context() }
}

/** Looks some hours later. */
const look = (ctx: Context, hours: number) =>
  inTransaction(ctx.with({ now: new Date(ctx.now.getTime() + hours * 3_600_000) }), checkNewSeals)

const tamper = (ctx: Context, id: number) =>
  inTransaction(ctx, (inner) =>
    inner.trx!.rawQuery(
      'UPDATE accounting_entry_lines SET debit = debit + 1 WHERE entry_id = ? AND debit IS NOT NULL',
      [id]
    )
  )

test.group('Seals that were looked through', () => {
  test('are remembered, so that the checklist of many entries looks only at what is new', async ({
    world,
    assert,
  }) => {
    const { books, rents, ctx } = await january(world)
    assert.equal((await readMark(ctx)).checkedUntil, null)
    assert.deepEqual(await look(ctx, 2), { looked: 3, broken: 0, is_done: true })
    assert.isNotNull((await readMark(ctx)).checkedUntil)
    assert.deepEqual(await look(ctx, 3), { looked: 0, broken: 0, is_done: true })

    const fourth = await books.rent('10.00', { on_date: '2019-01-13' })
    await inTransaction(ctx, (inner) =>
      inner.trx!.rawQuery('UPDATE accounting_entries SET posted_at = ? WHERE id = ?', [
        '2099-01-01 00:00:00.000',
        fourth.id,
      ])
    )
    assert.deepEqual(await sealsOfSpan(ctx, SPAN, 2), { count: 4, broken: 0, isWhole: true })
    await tamper(ctx, fourth.id)
    assert.equal((await sealsOfSpan(ctx, SPAN, 2)).broken, 1)
    await tamper(ctx, rents[0].id)
    assert.equal((await sealsOfSpan(ctx, SPAN, 10)).broken, 2, 'few entries are all looked at')
  })

  test('what is broken keeps the mark before it, and is told until it is whole', async ({
    world,
    assert,
  }) => {
    const { rents, ctx } = await january(world)
    await tamper(ctx, rents[1].id)
    assert.deepEqual(await look(ctx, 2), { looked: 3, broken: 1, is_done: true })
    assert.deepEqual(await readMark(ctx), {
      checkedUntil: null,
      target: null,
      afterId: 0,
      broken: 1,
    })
    assert.isAbove((await sealsOfSpan(ctx, SPAN, 2)).broken, 0)
  })

  test('a look that was ended goes on where it was', async ({ world, assert }) => {
    const { rents, ctx } = await january(world)
    const half = { ...begun(await readMark(ctx), new Date('2099-01-01')), afterId: rents[1].id }
    await inTransaction(ctx, (inner) => keepMark(inner, half))
    assert.deepEqual(await look(ctx, 3), { looked: 1, broken: 0, is_done: true })
    assert.equal((await readMark(ctx)).checkedUntil, half.target)
  })

  test('the nightly job looks at all of them', async ({ world, assert }) => {
    const { ctx } = await january(world)
    const job = { isCancelled: () => false, progress: () => undefined } as never
    assert.deepEqual(await seals.run(ctx.with({ now: new Date('2099-01-01') }), {}, job), {
      looked: 3,
      broken: 0,
    })
  })

  test('one begins an hour behind, and goes no further than it set out to', ({ assert }) => {
    const none = { checkedUntil: null, target: null, afterId: 0, broken: 0 }
    const first = begun(none, new Date('2026-03-01T12:00:00Z'))
    assert.equal(first.target, '2026-03-01 11:00:00.000')
    const half = { ...first, afterId: 7 }
    assert.deepEqual(begun(half, new Date('2026-03-02T12:00:00Z')), half)
    assert.deepEqual(ended(half), { ...none, checkedUntil: first.target })
  })
})
