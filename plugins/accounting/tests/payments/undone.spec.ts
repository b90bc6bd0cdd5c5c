import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import Advance from '../../models/advance.js'
import Match from '../../models/match.js'
import OpenItem from '../../models/open_item.js'
import { posted } from '../documents/sheet.js'
import { companyIn } from '../tax/posting.js'
import { pay, refused } from './kit.js'

/** An invoice of 1,190 with tax that is due by the law told, paid but for a discount and what is written off. */
async function paidShort(world: World, tax: 'U19' | 'U19IST', currency = 'EUR') {
  const ctx = await companyIn(world, 'DE')
  const rate = { currency: 'USD', per: '1' }
  await world.create('accounting.exchange_rate', { ...rate, on_date: '2026-03-01', rate: '0.9137' })
  await world.create('accounting.exchange_rate', { ...rate, on_date: '2026-03-14', rate: '0.8719' })
  const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', tax] })
  const { id: party } = await world.create('contacts.party', { name: 'Oakworks' })
  const head = { party_id: party, on_date: '2026-03-10', currency }
  const line = { text: 'Goods', price: '1000', tax_id: Number(data[0].id) }
  const invoice = await posted(world, head, [line])
  const [item] = await OpenItem.where(ctx, ['entry_id', 'eq', invoice.entryId])
  const money = { open_item_id: item.id, amount: '1160', discount: '23.80', write_off: '6.20' }
  const more = { on_date: '2026-03-15', currency, rest: 'on_account' }
  await pay(world, party, '1200', [money], more)
  return { ctx, party, item: item.id }
}

/** Every account's balance, every party item and every box, as far as they are not nothing. */
async function books(ctx: Context) {
  const ask = (sql: string) => ctx.rows<Record<string, unknown>>(sql, [ctx.company.id])
  const sums = [
    await ask(
      'SELECT `account_id`, `party_id`, SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS `sum` FROM `accounting_entry_lines` ' +
        'WHERE `company_id` = ? AND `is_posted` = 1 GROUP BY `account_id`, `party_id` ORDER BY `account_id`, `party_id`'
    ),
    await ask(
      'SELECT `box_id`, SUM(`amount`) AS `sum` FROM `accounting_tax_marks` WHERE `company_id` = ? GROUP BY `box_id` ORDER BY `box_id`'
    ),
    await ask(
      'SELECT `id`, `open` AS `sum`, `company_open` FROM `accounting_open_items` WHERE `company_id` = ? ORDER BY `id`'
    ),
    await ask(
      'SELECT `id`, `open` AS `sum`, `payment_state` FROM `accounting_invoices` WHERE `company_id` = ? ORDER BY `id`'
    ),
  ]
  return sums.map((rows) =>
    rows
      .map((row) => Object.values({ ...row, sum: Number(row.sum) }).map(String))
      .filter((row) => row.length > 2 || row[1] !== '0')
  )
}

const undo = (ctx: Context, id: number, onDate = '2026-03-20') =>
  ctx.run('accounting.match.undo', id, { on_date: onDate })

const again = (ctx: Context, { debitItemId, creditItemId }: Match) =>
  ctx.run('accounting.open_item.match', null, {
    items: [debitItemId, creditItemId],
    on_date: '2026-03-25',
  })

const standing = (ctx: Context) => Match.where(ctx, ['undone_at', 'null'], { sort: 'id' })

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

test.group('A payment with a discount whose matches are undone', () => {
  test(
    '{tax} in {currency}, in every order: matched again the books are as if nothing had been undone'
  )
    .with([
      { tax: 'U19', currency: 'EUR' },
      { tax: 'U19IST', currency: 'EUR' },
      { tax: 'U19', currency: 'USD' },
      { tax: 'U19IST', currency: 'USD' },
    ] as const)
    .run(async ({ world, assert }, { tax, currency }) => {
      const { ctx } = await paidShort(world, tax, currency)
      const before = await books(ctx)
      for (const order of ORDERS) {
        const matches = await standing(ctx)
        assert.lengthOf(matches, 3)
        for (const at of order) {
          await undo(ctx, matches[at].id)
          assert.deepEqual(await breaches(), [])
        }
        for (const at of order.toReversed()) await again(ctx, matches[at])
        assert.deepEqual(await books(ctx), before)
        assert.deepEqual(await breaches(), [])
      }
    })

  test('neither a discount nor what was written off is money: no advance is made of it', async ({
    world,
    assert,
  }) => {
    const { ctx, item } = await paidShort(world, 'U19')
    const matches = await standing(ctx)
    for (const { id } of matches) await undo(ctx, id)
    const codes = []
    for (const { creditItemId } of matches) {
      const take = () =>
        ctx.run('accounting.open_item.take_advance', creditItemId, { on_date: '2026-03-20' })
      codes.push(await refused(take))
    }
    assert.deepEqual(codes, ['nothing', 'E_ADVANCE_NO_MONEY', 'E_ADVANCE_NO_MONEY'])
    assert.equal(String((await OpenItem.findOrFail(ctx, item)).open), '1190.00')
    const taken = await Advance.where(ctx, ['id', 'notnull'])
    assert.deepEqual(
      taken.map((one) => String(one.amount)),
      ['1160.00']
    )
    assert.deepEqual(await breaches(), [])
  })

  test('undone as of a day before it was matched, tax owed on payment waits from the day of the match', async ({
    world,
    assert,
  }) => {
    const { ctx } = await paidShort(world, 'U19IST', 'USD')
    for (const { id } of await standing(ctx)) await undo(ctx, id, '2026-03-11')
    const days = await ctx.rows<{ on_date: string }>(
      "SELECT `on_date` FROM `accounting_entries` WHERE `company_id` = ? AND `kind` IN ('cash_basis', 'exchange') ORDER BY `on_date`",
      [ctx.company.id]
    )
    assert.isNotEmpty(days)
    assert.deepEqual(
      days.map((one) => String(one.on_date)).filter((on) => on < '2026-03-15'),
      []
    )
    assert.deepEqual(await breaches(), [])
  })
})
