import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { balancesAreSums } from '../../ledger/invariants.js'
import { inTransaction } from '#tests/in_transaction'
import { foldBalances } from '../../ledger/fold_balances.js'
import { sumUp } from '../../ledger/balances.js'
import { Books } from './books.js'

test.group('Balances', () => {
  test('rebuilding makes them what the lines say', async ({ world, assert }) => {
    const books = await Books.of(world)
    await books.rent('5.00')
    await books.rent('6.00')
    await db.from('accounting_balances').delete()
    assert.lengthOf(await balancesAreSums.check(await world.context()), 2)
    await world.as('accounting.manager').run('accounting.entry.rebuild_balances', null)
    assert.equal(await books.balance('95000'), 1_100n)
    assert.deepEqual(await balancesAreSums.check(await world.context()), [])
  })

  test('folding leaves one row for each account, month and dimension', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const centre = await world.create('accounting.cost_centre', { code: 'HQ', name: 'Head office' })
    for (let at = 0; at < 9; at++) {
      await books.post([
        { on: '95000', debit: '1.00', ...(at % 2 === 0 ? { cost_centre_id: centre.id } : {}) },
        { on: '91000', credit: '1.00' },
      ])
    }
    const folded = await inTransaction(await world.context(), foldBalances)
    assert.equal(folded, 9 + 9 - 3)
    assert.equal(await books.balance('95000'), 900n)
    assert.deepEqual(await balancesAreSums.check(await world.context()), [])
  })

  test('rows of one key are one, whatever their order', ({ assert }) => {
    const row = (debit: number, month = '2026-01-01') => ({
      account_id: 1,
      month,
      currency: null,
      unit_id: null,
      cost_centre_id: null,
      dimension_1_id: null,
      dimension_2_id: null,
      dimension_3_id: null,
      is_closing: 0,
      debit,
      credit: 0,
      foreign_amount: 0,
      line_count: 1,
    })
    const sums = sumUp([row(1), row(5, '2026-02-01'), row(2)])
    assert.deepEqual(
      sums.map((one) => [one.debit, one.line_count]),
      [
        [3, 2],
        [5, 1],
      ]
    )
  })
})
