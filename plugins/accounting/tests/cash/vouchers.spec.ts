import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { askedVoucher } from '../../cash/voucher_file.js'
import { entriesBalance } from '../../ledger/invariants.js'
import { sealsHold } from '../../ledger/seals_hold.js'
import OpenItem from '../../models/open_item.js'
import { balanceOf, refused } from '../payments/kit.js'
import { companyIn, marksIn } from '../tax/posting.js'
import { cashBox, voucher } from './kit.js'

test.group('Cash vouchers', () => {
  test('receipts and payments are numbered apart, and post', async ({ world, assert }) => {
    const { put, take } = await cashBox(world)
    const numbers = [
      (await put('2026-03-02', '100')).number,
      (await take('2026-03-03', '30')).number,
      (await put('2026-03-01', '5')).number,
      (await take('2026-03-03', '1')).number,
    ]
    assert.deepEqual(numbers, [
      'CSH-IN/2026/00001',
      'CSH-OUT/2026/00001',
      'CSH-IN/2026/00002',
      'CSH-OUT/2026/00002',
    ])
    assert.equal(await balanceOf(world, 'cash'), '7400')
    assert.equal(await balanceOf(world, 'sales'), '-7400')
    const ctx = await world.context()
    assert.deepEqual(await entriesBalance.check(ctx), [])
    assert.deepEqual(await sealsHold.check(ctx), [])
    assert.deepEqual(await breaches(), [])
  })

  test('a slip with tax in it is divided, and told to the tax return', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const kit = await cashBox(world)
    await kit.put('2026-03-02', '200')
    const { data } = await ctx.list('accounting.tax', {
      filter: [
        ['scope', 'eq', 'purchase'],
        ['rate', 'eq', '19'],
        ['category', 'eq', 'S'],
      ],
    })
    const cost = await kit.account('purchases')
    const lines = [{ account_id: cost, amount: '119', tax_id: Number(data[0].id) }]
    const paid = await voucher(world, 'payment', '2026-03-03', lines)
    assert.equal(String(paid.amount), '119.00')
    assert.equal(await balanceOf(world, 'purchases'), '10000')
    assert.equal(await balanceOf(world, 'cash'), '8100')
    assert.include((await marksIn(ctx)).join(), '19.00')
    const wrong = () => voucher(world, 'receipt', '2026-03-03', lines)
    assert.equal(await refused(wrong), 'E_VOUCHER_TAX_SCOPE')
  })

  test('what a customer brings stands open on his account', async ({ world, assert }) => {
    const kit = await cashBox(world)
    const oak = await kit.party()
    const lines = [{ account_id: await kit.account('receivable'), amount: '40' }]
    await voucher(world, 'receipt', '2026-03-02', lines, { party_id: oak })
    const [item] = await OpenItem.where(kit.ctx, ['party_id', 'eq', oak])
    assert.equal(String(item.open), '-40.00')
  })

  test('{name} is refused: {code}')
    .with([
      { name: 'a voucher without lines', amounts: [] as string[], code: 'E_LINES_MISSING' },
      { name: 'a line of nothing', amounts: ['5', '0'], code: 'E_PAYMENT_NOTHING' },
    ])
    .run(async ({ world, assert }, { amounts, code }) => {
      const { other } = await cashBox(world)
      const lines = amounts.map((amount) => ({ account_id: other, amount }))
      assert.equal(await refused(() => voucher(world, 'receipt', '2026-03-02', lines)), code)
      assert.equal(await balanceOf(world, 'cash'), '0')
    })

  test('the box itself is no account a voucher is for', async ({ world, assert }) => {
    const { account } = await cashBox(world)
    const lines = [{ account_id: await account('cash'), amount: '5' }]
    assert.equal(
      await refused(() => voucher(world, 'receipt', '2026-03-02', lines)),
      'E_VOUCHER_BOX'
    )
  })

  test('a manager takes one back: the money is out again, the number stays', async ({
    world,
    assert,
  }) => {
    const { put } = await cashBox(world)
    const one = await put('2026-03-02', '100')
    const cancel = (role: string) =>
      world.as(role).run('accounting.cash_voucher.cancel', one, { on_date: '2026-03-04' })
    await assert.rejects(() => cancel('accounting.clerk'))
    await cancel('accounting.manager')
    assert.equal(await balanceOf(world, 'cash'), '0')
    assert.equal((await put('2026-03-05', '1')).number, 'CSH-IN/2026/00002')
  })

  test('a box in {currency} takes {amount} as it is written')
    .with([
      { currency: 'JPY', amount: '1000', rate: '0.006', units: 1000, cents: 600 },
      { currency: 'KWD', amount: '12.345', rate: '3', units: 12345, cents: 3704 },
    ])
    .run(async ({ world, assert }, { currency, amount, rate, units, cents }) => {
      const { ctx, other } = await cashBox(world)
      await world.create('accounting.exchange_rate', {
        ...{ currency, rate, on_date: '2026-03-01', per: '1' },
      })
      const account = await world.create('accounting.account', {
        ...{ code: '91500', name: currency, type: 'cash', currency },
      })
      const journal = await world.create('accounting.journal', {
        ...{ code: currency, name: currency, kind: 'cash', account_id: account.id },
      })
      const lines = [{ account_id: other, amount }]
      const more = { journal_id: journal.id }
      const made = await voucher(world, 'receipt', '2026-03-02', lines, more)
      assert.equal(String(made.amount), amount)
      const [sum] = await ctx.rows<{ abroad: number; own: number }>(
        'SELECT SUM(`foreign_amount`) AS `abroad`, SUM(`debit`) AS `own` FROM `accounting_entry_lines` WHERE `account_id` = ?',
        [account.id]
      )
      assert.deepEqual([Number(sum.abroad), Number(sum.own)], [units, cents])
    })

  test('a box in dollars is filled and emptied in dollars', async ({ world, assert }) => {
    const { ctx, other } = await cashBox(world)
    const rate = { currency: 'USD', on_date: '2026-03-01', rate: '0.9', per: '1' }
    await world.create('accounting.exchange_rate', rate)
    const dollars = await world.create('accounting.account', {
      code: '91500',
      name: 'Dollars',
      type: 'cash',
      currency: 'USD',
    })
    const journal = await world.create('accounting.journal', {
      code: 'USD',
      name: 'Dollar box',
      kind: 'cash',
      account_id: dollars.id,
    })
    const line = (amount: string) => [{ account_id: other, amount }]
    const more = { journal_id: journal.id }
    await voucher(world, 'receipt', '2026-03-02', line('100'), more)
    await world.create('accounting.exchange_rate', { ...rate, on_date: '2026-03-05', rate: '0.95' })
    const paid = await voucher(world, 'payment', '2026-03-06', line('100'), more)
    assert.equal(paid.currency, 'USD')
    const [sum] = await ctx.rows<{ dollars: number; euros: number }>(
      'SELECT SUM(`foreign_amount`) AS `dollars`, SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS `euros` ' +
        'FROM `accounting_entry_lines` WHERE `account_id` = ?',
      [dollars.id]
    )
    assert.deepEqual([Number(sum.dollars), Number(sum.euros)], [0, -500])
    const again = () => voucher(world, 'payment', '2026-03-06', line('1'), more)
    assert.equal(await refused(again), 'E_CASH_SHORT')
  })

  test('is printed for whoever may see it', async ({ world, assert }) => {
    const { put } = await cashBox(world)
    const one = await put('2026-03-02', '100')
    const file = await askedVoucher(await world.context(), { id: String(one.id) })
    assert.equal(file.name, 'Cash receipt CSH-IN-2026-00001.pdf')
    assert.equal(file.content.subarray(0, 5).toString(), '%PDF-')
    const reader = await world.as('accounting.auditor').context()
    assert.equal((await askedVoucher(reader, { id: String(one.id) })).mediaType, 'application/pdf')
    const draft = await world
      .as('accounting.clerk')
      .run<RecordModel>('accounting.cash_voucher.create', null, { text: 'Draft' })
    assert.include((await askedVoucher(await world.context(), { id: draft.id })).name, '(draft)')
    await assert.rejects(() => askedVoucher(reader, { id: '999999' }))
  })
})
