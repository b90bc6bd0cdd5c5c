import db from '@adonisjs/lucid/services/db'
import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { cashIsThere } from '../../cash/invariants.js'
import { boxInUse } from '../../cash/box_in_use.js'
import { firstShort, mostTaken } from '../../cash/standing.js'
import { balanceOf, pay, owe, refused } from '../payments/kit.js'
import { cashBox } from './kit.js'

const day = (onDate: string, came: bigint, went: bigint) => ({ onDate, came, went })

test.group('A cash box is never below zero', () => {
  test('{name}')
    .with([
      { name: 'nothing happens', standing: 0n, days: [], short: undefined },
      { name: 'what came is taken', standing: 0n, days: [day('a', 5n, 5n)], short: undefined },
      { name: 'too much', standing: 3n, days: [day('a', 1n, 5n)], short: ['a', 1n] },
      {
        name: 'short before more comes',
        standing: 3n,
        days: [day('a', 0n, 5n), day('b', 9n, 0n)],
        short: ['a', 2n],
      },
      {
        name: 'short a day later',
        standing: 3n,
        days: [day('a', 0n, 3n), day('b', 0n, 1n)],
        short: ['b', 1n],
      },
    ])
    .run(({ assert }, { standing, days, short }) => {
      const found = firstShort(standing, days)
      assert.deepEqual(found && [found.onDate, found.short], short)
    })

  test('of {before} cents and {name}, {most} may be taken on the day a')
    .with([
      { name: 'nothing', before: 5n, days: [], most: 5n },
      { name: 'a receipt that day', before: 5n, days: [day('a', 3n, 0n)], most: 8n },
      { name: 'a payment later', before: 5n, days: [day('b', 0n, 4n)], most: 1n },
      { name: 'more later', before: 5n, days: [day('b', 9n, 0n)], most: 5n },
      {
        name: 'a dip between',
        before: 5n,
        days: [day('a', 1n, 0n), day('b', 0n, 4n), day('c', 9n, 0n)],
        most: 2n,
      },
      { name: 'too little', before: 0n, days: [day('a', 0n, 4n)], most: 0n },
    ])
    .run(({ assert }, { before, days, most }) => {
      assert.equal(mostTaken(before, days, 'a'), most)
    })

  test('what a voucher is told may be taken can be taken, and not a cent more', async ({
    world,
    assert,
  }) => {
    const { put, take } = await cashBox(world)
    await put('2026-02-10', '100')
    await take('2026-03-20', '80')
    const told = await boxInUse(await world.context(), null, '2026-03-01')
    assert.deepEqual([told.standing, told.free], ['100.00', '20.00'])
    assert.equal(await refused(() => take('2026-03-01', '20.01')), 'E_CASH_SHORT')
    await take('2026-03-01', told.free)
    const clerk = await world.as('contacts.clerk').context()
    await assert.rejects(() => boxInUse(clerk, null, '2026-03-01'))
  })

  test('more than is in it is refused, to the cent', async ({ world, assert }) => {
    const { put, take } = await cashBox(world)
    await put('2026-03-02', '100')
    assert.equal(await refused(() => take('2026-03-02', '100.01')), 'E_CASH_SHORT')
    assert.equal(await balanceOf(world, 'cash'), '10000')
    await take('2026-03-02', '100')
    assert.equal(await balanceOf(world, 'cash'), '0')
  })

  test('a payment may not be dated before the money came, nor take what a later day needs', async ({
    world,
    assert,
  }) => {
    const { put, take } = await cashBox(world)
    await put('2026-02-10', '100')
    await take('2026-03-20', '80')
    assert.equal(await refused(() => take('2026-02-09', '1')), 'E_CASH_SHORT')
    assert.equal(await refused(() => take('2026-03-01', '21')), 'E_CASH_SHORT')
    await take('2026-03-01', '20')
    assert.equal(await refused(() => take('2026-02-28', '1')), 'E_CASH_SHORT')
    assert.deepEqual(await cashIsThere.check(await world.context()), [])
  })

  test('whatever posts it: an entry by hand, a payment, a voucher taken back', async ({
    world,
    assert,
  }) => {
    const { ctx, account, journal, party, put, take } = await cashBox(world)
    const one = await put('2026-03-02', '50')
    await take('2026-03-03', '10')
    const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
      journal_id: await journal('general'),
      on_date: '2026-03-04',
      lines: [
        { account_id: await account('purchases'), debit: '41' },
        { account_id: await account('cash'), credit: '41' },
      ],
    })
    assert.equal(await refused(() => ctx.run('accounting.entry.post', entry)), 'E_CASH_SHORT')
    const oak = await party()
    const item = await owe(world, oak, ['-60'])
    const more = { direction: 'out', journal_id: await journal('cash'), on_date: '2026-03-05' }
    const line = (amount: string) => [{ open_item_id: item, amount }]
    assert.equal(await refused(() => pay(world, oak, '41', line('41'), more)), 'E_CASH_SHORT')
    await pay(world, oak, '40', line('40'), more)
    const back = () =>
      world
        .as('accounting.manager')
        .run('accounting.cash_voucher.cancel', one, { on_date: '2026-03-06' })
    assert.equal(await refused(back), 'E_CASH_SHORT')
    assert.equal(await balanceOf(world, 'cash'), '0')
  })

  test('a correction is asked what it leaves together with the reversal', async ({
    world,
    assert,
  }) => {
    const { ctx, account, journal, take } = await cashBox(world)
    const [cash, sales] = [await account('cash'), await account('sales')]
    const lines = (amount: string) => [
      { account_id: cash, debit: amount },
      { account_id: sales, credit: amount },
    ]
    const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
      journal_id: await journal('general'),
      on_date: '2026-03-02',
      lines: lines('100'),
    })
    await ctx.run('accounting.entry.post', entry)
    await take('2026-03-02', '50')
    const correct = async (amount: string) => {
      const at = await world.context()
      const draft = await at.run<RecordModel>('accounting.entry.correct', entry.id, {})
      const old = (await at.lines<RecordModel>(draft, 'lines')).map(({ id }) => ({
        id,
        _delete: true,
      }))
      const changes = { on_date: '2026-03-02', lines: [...old, ...lines(amount)] }
      await at.run('accounting.entry.update', draft.id, changes)
      return refused(() => at.run('accounting.entry.post', draft.id))
    }
    assert.equal(await correct('40'), 'E_CASH_SHORT')
    assert.equal(await correct('60'), 'nothing')
    assert.equal(await balanceOf(world, 'cash'), '1000')
  })

  test('two who take the last of it at once: one of them does', async ({ world, assert }) => {
    const { put, take } = await cashBox(world)
    await put('2026-03-02', '10')
    const taken = await Promise.all([
      refused(() => take('2026-03-03', '10')),
      refused(() => take('2026-03-03', '10')),
    ])
    assert.sameMembers(taken, ['nothing', 'E_CASH_SHORT'])
    assert.equal(await balanceOf(world, 'cash'), '0')
  })

  test('taken behind its back, it is found and named', async ({ world, assert }) => {
    const { ctx, account, put, take } = await cashBox(world)
    await put('2026-03-02', '10')
    await take('2026-03-03', '4')
    const cash = await account('cash')
    await db.rawQuery(
      'UPDATE accounting_entry_lines SET credit = 1100 WHERE account_id = ? AND credit = 400',
      [cash]
    )
    const [breach] = await cashIsThere.check(ctx)
    assert.include((breach as { text: string }).text, 'Cash, 2026-03-03: 1.00 EUR')
  })
})
