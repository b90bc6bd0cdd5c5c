import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { aged } from '../../statements/open/aged.js'
import { books, owe, pay } from '../payments/kit.js'

/** What customers owe at the end of a day, by the account and by the open items. */
async function both(ctx: Context, on: string) {
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)) AS CHAR) AS `sum` FROM `accounting_entry_lines` `l` ' +
      "JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` AND `a`.`type` = 'receivable' " +
      'WHERE `l`.`company_id` = ? AND `l`.`is_posted` = 1 AND `l`.`on_date` <= ?',
    [ctx.company.id, on]
  )
  const { totals } = await aged(ctx, 'receivable', on)
  return [Number(row.sum ?? 0) / 100, Number(totals.total)]
}

async function disagreeing(world: World, days: string[]) {
  const ctx = await world.context()
  const wrong: string[] = []
  for (const day of days) {
    const [account, items] = await both(ctx, day)
    if (account !== items) wrong.push(`${day}: ${account} on the account, ${items} open`)
  }
  return wrong
}

/** The days things happen on, and some between. */
const DAYS = [
  '2026-01-04',
  '2026-01-10',
  '2026-01-15',
  '2026-02-10',
  '2026-02-12',
  '2026-02-15',
  '2026-02-19',
  '2026-02-20',
  '2026-12-31',
]

test.group('What was open on a day is what the account said then', () => {
  test('also before the invoice that an earlier payment is matched with', async ({
    world,
    assert,
  }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    await pay(world, oak, '100', [], { on_date: '2026-01-04', rest: 'on_account' })
    const invoice = await owe(world, oak, ['100'], '2026-02-12')
    const items = await ctx.records('accounting.open_item').where(['is_open', 'eq', true])
    const ids = items.map((one) => one.id)
    await ctx.run('accounting.open_item.match', null, { items: ids, on_date: '2026-01-10' })
    assert.include(ids, invoice)
    assert.deepEqual(await disagreeing(world, DAYS), [])
  })

  test('also between a match and the day it was undone', async ({ world, assert }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    for (const [day, rate] of [
      ['2026-01-01', '50'],
      ['2026-02-10', '55'],
    ]) {
      await world.create('accounting.exchange_rate', { currency: 'USD', on_date: day, rate })
    }
    const item = await owe(world, oak, ['5000', '100', 'USD'])
    const paid = await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }], {
      currency: 'USD',
    })
    await ctx.run('accounting.payment.cancel', paid, { on_date: '2026-02-20' })
    assert.deepEqual(await disagreeing(world, DAYS), [])
  })
})
