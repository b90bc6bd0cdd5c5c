import type { Context, Invariant } from 'kontor/plugin'
import { loadDemo, test, unloadDemo } from 'kontor/testing'
import { chartAccounts } from '../../charts/chart.js'
import { CHARTS } from '../../charts/charts.js'
import { CODES } from '../../demo/accounts.js'
import { moveInScreen } from '../../move_in/screen.js'
import plugin from '../../plugin.js'
import { Books } from '../ledger/books.js'

test.group('The demo of the books', () => {
  test('holds together: paid, unpaid, never less than nothing in the till; it goes without a trace', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    await loadDemo(ctx, { volume: 24 })
    for (const invariant of plugin.invariants ?? []) {
      assert.deepEqual(await breaches(ctx, invariant), [])
    }
    const states = new Set(
      (await invoices(ctx)).map((one) => `${one.kind} ${one.state} ${one.payment_state}`)
    )
    for (const state of ['invoice posted paid', 'bill posted unpaid', 'bill posted paid']) {
      assert.isTrue(states.has(state), `${state}: ${[...states].join()}`)
    }
    assert.deepEqual(await overdrawn(ctx), [])
    await unloadDemo(ctx)
    assert.deepEqual(await left(ctx), [0, 0])
  })

  test('was moved in: control totals agree, and whoever loaded it signed what is there', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const ctx = await world.as('ada').context()
    await loadDemo(ctx, { volume: 8 })
    const { openings, steps } = await moveInScreen(ctx)
    assert.deepEqual(
      openings.map((one) => one.controls.map(({ expected, found }) => expected === found)),
      [[true, true, true]]
    )
    const signed = steps.filter((one) => one.state === 'signed').map((one) => one.step)
    assert.includeMembers(signed, ['chart', 'journals', 'year', 'parties', 'opening', 'controls'])
    assert.isFalse(steps.some((one) => one.state === 'changed'))
  })

  test('leaves books alone that were begun', async ({ world, assert }) => {
    const books = await Books.of(world)
    await books.rent()
    const ctx = await world.context()
    await loadDemo(ctx, { volume: 8 })
    assert.lengthOf(await invoices(ctx), 0)
  })

  test('books on accounts that its chart has', ({ assert }) => {
    for (const source of CHARTS) {
      const codes = chartAccounts(source)
        .filter((one) => !one.isGroup)
        .map((one) => one.code)
      assert.includeMembers(codes, CODES[source.id])
    }
  })
})

async function breaches(ctx: Context, invariant: Invariant) {
  return (await invariant.check(ctx)).map((one) => (typeof one === 'string' ? one : one.text))
}

/** Entries and rows of balances. */
async function left(ctx: Context) {
  const [row] = await ctx.rows<{ entries: number; balances: number }>(
    'SELECT (SELECT COUNT(*) FROM `accounting_entries` WHERE `company_id` = ?) AS `entries`, ' +
      '(SELECT COUNT(*) FROM `accounting_balances` WHERE `company_id` = ?) AS `balances`',
    [ctx.company.id, ctx.company.id]
  )
  return [Number(row.entries), Number(row.balances)]
}

async function invoices(ctx: Context) {
  const fields = ['kind', 'state', 'payment_state']
  return (await ctx.list('accounting.invoice', { fields, limit: '500' })).data
}

/** Days on which the till would hold less than nothing. */
function overdrawn(ctx: Context) {
  return ctx.rows(
    'SELECT `on_date` FROM (SELECT `l`.`on_date`, SUM(SUM(COALESCE(`l`.`debit`, 0)) - SUM(COALESCE(`l`.`credit`, 0))) ' +
      'OVER (ORDER BY `l`.`on_date`) AS `held` FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ' +
      "ON `a`.`id` = `l`.`account_id` WHERE `l`.`company_id` = ? AND `a`.`type` = 'cash' GROUP BY `l`.`on_date`) `days` WHERE `held` < 0",
    [ctx.company.id]
  )
}
