import { test } from 'kontor/testing'
import { chequesFollow, chequesPay } from '../../cheques/invariants.js'
import Cheque from '../../models/cheque.js'
import ChequeStock from '../../models/cheque_stock.js'
import type PaymentBatch from '../../models/payment_batch.js'
import Payment from '../../models/payment.js'
import { tamper } from '../ledger/tamper.js'
import { owe, pay, refused } from '../payments/kit.js'
import { chequeBooks } from './kit.js'

test.group('Cheques', () => {
  test('payments are paid by cheque, each with the next number of the bank’s blanks', async ({
    world,
    assert,
  }) => {
    const { ctx, paid, draw, stock } = await chequeBooks(world)
    const first = await draw(await paid())
    const second = await draw(await paid('80.00', 'Elm Ltd'))
    assert.deepEqual([first.number, second.number], ['000101', '000102'])
    assert.equal(String(first.amount), '123.45')
    assert.equal(second.payee, 'Elm Ltd')
    assert.equal((await stock()).nextNumber, 103)
    assert.deepEqual(await chequesFollow.check(ctx), [])
    assert.deepEqual(await chequesPay.check(ctx), [])
  })

  test('a payment has one cheque: another only once the first is voided, under a new number', async ({
    world,
    assert,
  }) => {
    const { ctx, paid, draw, fresh } = await chequeBooks(world)
    const payment = await paid()
    const first = await draw(payment)
    assert.equal(await refused(() => draw(payment)), 'E_CHEQUE_THERE')
    const manager = world.as('accounting.manager')
    await manager.run('accounting.cheque.void', first, { reason: 'Torn' })
    const voided = await fresh(first)
    assert.deepEqual([voided.state, voided.reason], ['voided', 'Torn'])
    const named = async () => (await Payment.findOrFail(ctx, payment)).reference
    assert.isNull(await named())
    assert.equal((await draw(payment)).number, '000102')
    assert.equal(await named(), 'Cheque 000102')
    assert.deepEqual(await chequesFollow.check(ctx), [])
  })

  test('only a manager voids, and not without a reason', async ({ world, assert }) => {
    const { paid, draw, clerk } = await chequeBooks(world)
    const cheque = await draw(await paid())
    assert.equal(
      await refused(() => clerk.run('accounting.cheque.void', cheque, { reason: 'x' })),
      'E_FORBIDDEN'
    )
    const manager = world.as('accounting.manager')
    assert.equal(await refused(() => manager.run('accounting.cheque.void', cheque)), 'E_REQUIRED')
  })

  test('what the bank has paid is neither voided nor taken back, until the clearing is', async ({
    world,
    assert,
  }) => {
    const { paid, draw, fresh, clerk } = await chequeBooks(world)
    const payment = await paid()
    const cheque = await draw(payment)
    const clear = (on: string) => clerk.run('accounting.cheque.clear', cheque.id, { on_date: on })
    assert.equal(await refused(() => clear('2026-02-09')), 'E_CHEQUE_EARLY')
    await clear('2026-02-20')
    assert.equal((await fresh(cheque)).clearedOn, '2026-02-20')
    const manager = world.as('accounting.manager')
    const cancel = () =>
      manager.run('accounting.payment.cancel', payment, { on_date: '2026-02-21' })
    assert.equal(await refused(cancel), 'E_CHEQUE_CLEARED')
    const undo = () => manager.run('accounting.cheque.void', cheque.id, { reason: 'Lost' })
    assert.equal(await refused(undo), 'E_CHEQUE_CLEARED')
    await manager.run('accounting.cheque.unclear', cheque.id)
    await cancel()
    const taken = await fresh(cheque)
    assert.deepEqual([taken.state, taken.reason], ['voided', 'The payment was taken back'])
  })

  test('a cheque printed again keeps its number, and the register counts it', async ({
    world,
    assert,
  }) => {
    const { paid, draw, fresh, clerk, stock } = await chequeBooks(world)
    const cheque = await draw(await paid())
    await clerk.run('accounting.cheque.reprint', cheque, { reason: 'Paper jam' })
    const again = await fresh(cheque)
    assert.deepEqual([again.number, again.reprints, again.reason], ['000101', 1, 'Paper jam'])
    assert.equal((await stock()).nextNumber, 102)
  })

  test('spoiled blanks stand in the register with their reason', async ({ world, assert }) => {
    const { ctx, paid, draw, stockId } = await chequeBooks(world)
    const spoil = (until: number) =>
      world
        .as('accounting.manager')
        .run('accounting.cheque_stock.spoil', stockId, { until_number: until, reason: 'Wet' })
    await spoil(103)
    const all = await Cheque.where(ctx, ['stock_id', 'eq', stockId], { sort: 'serial' })
    assert.deepEqual(
      all.map(({ number, state, reason }) => [number, state, reason]),
      ['000101', '000102', '000103'].map((number) => [number, 'voided', 'Wet'])
    )
    assert.equal(await refused(() => spoil(100)), 'E_CHEQUE_SPOIL')
    assert.equal((await draw(await paid())).number, '000104')
    assert.deepEqual(await chequesFollow.check(ctx), [])
  })

  test('a box at its end gives way to the next one of the bank', async ({ world, assert }) => {
    const { ctx, paid, draw, journal } = await chequeBooks(world, { last_number: 101 })
    const stocks = () => ChequeStock.where(ctx, [], { sort: 'id' })
    await draw(await paid())
    const payment = await paid('5.00')
    assert.equal(await refused(() => draw(payment)), 'E_CHEQUE_STOCK')
    const next = { name: 'Second box', journal_id: journal }
    const make = (first: number) =>
      world.create('accounting.cheque_stock', { ...next, first_number: first })
    await make(101)
    assert.equal(await refused(() => draw(payment)), 'E_CHEQUE_NUMBER')
    const manager = world.as('accounting.manager')
    await manager.run('accounting.cheque_stock.archive', (await stocks()).at(-1)!)
    await make(201)
    assert.equal((await draw(payment)).number, '000201')
  })

  test('no more blanks are spoilt than a box has left', async ({ world, assert }) => {
    const { stock, stockId } = await chequeBooks(world, { last_number: 102 })
    const spoil = (until: number) =>
      world
        .as('accounting.manager')
        .run('accounting.cheque_stock.spoil', stockId, { until_number: until, reason: 'Wet' })
    assert.equal(await refused(() => spoil(103)), 'E_CHEQUE_STOCK_EMPTY')
    assert.equal((await stock()).nextNumber, 101)
    await spoil(102)
    assert.equal((await stock()).nextNumber, 103)
  })

  test('what is voided is void for good, and only what the bank has paid is unpaid again', async ({
    world,
    assert,
  }) => {
    const { paid, draw, clerk } = await chequeBooks(world)
    const { id } = await draw(await paid())
    const manager = world.as('accounting.manager')
    const unclear = () => manager.run('accounting.cheque.unclear', id)
    assert.equal(await refused(unclear), 'E_CHEQUE_NOT_CLEARED')
    const annul = () => manager.run('accounting.cheque.void', id, { reason: 'Torn' })
    await annul()
    assert.equal(await refused(annul), 'E_CHEQUE_VOIDED')
    const clear = () => clerk.run('accounting.cheque.clear', id, { on_date: '2026-02-20' })
    const reprint = () => clerk.run('accounting.cheque.reprint', id, { reason: 'Jam' })
    for (const late of [clear, reprint]) assert.equal(await refused(late), 'E_CHEQUE_NOT_OUT')
  })

  test('numbers that were drawn hold their stock where it is', async ({ world, assert }) => {
    const { ctx, paid, draw, stockId, stock } = await chequeBooks(world)
    const begin = (first: number) =>
      ctx.run('accounting.cheque_stock.update', stockId, { first_number: first })
    await begin(501)
    assert.equal((await stock()).nextNumber, 501)
    assert.equal((await draw(await paid())).number, '000501')
    assert.equal(await refused(() => begin(1)), 'E_CHEQUE_STOCK_USED')
  })

  test('{name} is not paid by cheque')
    .with([
      { name: 'money that comes in', direction: 'in' },
      { name: 'a draft', direction: 'out' },
    ])
    .run(async ({ world, assert }, { direction }) => {
      const { ctx, draw, party, journal } = await chequeBooks(world)
      const payment = await ctx.run<{ id: number }>('accounting.payment.create', null, {
        direction,
        party_id: await party(),
        journal_id: journal,
        on_date: '2026-02-10',
        amount: '5',
        rest: 'on_account',
      })
      if (direction === 'in') await ctx.run('accounting.payment.post', payment.id)
      assert.equal(await refused(() => draw(payment.id)), 'E_CHEQUE_PAYMENT')
    })

  test('a payment in another currency than the bank’s is not paid by cheque', async ({
    world,
    assert,
  }) => {
    const { draw, party } = await chequeBooks(world)
    const rate = { currency: 'USD', on_date: '2026-02-01', rate: '0.9', per: '1' }
    await world.create('accounting.exchange_rate', rate)
    const more = { direction: 'out', currency: 'USD', rest: 'on_account' }
    const payment = await pay(world, await party(), '5', [], more)
    assert.equal(await refused(() => draw(payment)), 'E_CHEQUE_CURRENCY')
  })

  test('a batch is paid by as many cheques as it pays suppliers, once', async ({
    world,
    assert,
  }) => {
    const { ctx, party, journal, clerk } = await chequeBooks(world)
    for (const name of ['Ash', 'Birch']) {
      const supplier = await party(name)
      await owe(world, supplier, ['-40'], '2026-01-10')
      await owe(world, supplier, ['-2'], '2026-01-11')
    }
    const batch = await clerk.run<PaymentBatch>('accounting.payment_batch.create', null, {
      journal_id: journal,
      due_until: '2026-12-31',
      on_date: '2026-02-10',
    })
    await clerk.run('accounting.payment_batch.fill', batch.id)
    await world.as('accounting.manager').run('accounting.payment_batch.approve', batch.id)
    await clerk.run('accounting.payment_batch.post', batch.id)
    const print = () => clerk.run('accounting.payment_batch.print_cheques', batch.id)
    await print()
    const all = await Cheque.where(ctx, ['batch_id', 'eq', batch.id], { sort: 'serial' })
    assert.deepEqual(
      all.map(({ number, payee, amount }) => [number, payee, String(amount)]),
      [
        ['000101', 'Ash', '42.00'],
        ['000102', 'Birch', '42.00'],
      ]
    )
    assert.equal(await refused(print), 'E_CHEQUE_BATCH_DONE')
  })

  test('a number that is gone, and an amount that was changed, are found', async ({
    world,
    assert,
  }) => {
    const { ctx, paid, draw } = await chequeBooks(world)
    const first = await draw(await paid())
    const second = await draw(await paid('7.00'))
    await tamper(`UPDATE accounting_cheques SET amount = 999 WHERE id = ${second.id}`)
    await tamper(`DELETE FROM accounting_cheques WHERE id = ${first.id}`)
    assert.lengthOf(await chequesFollow.check(ctx), 1)
    assert.lengthOf(await chequesPay.check(ctx), 1)
  })
})
