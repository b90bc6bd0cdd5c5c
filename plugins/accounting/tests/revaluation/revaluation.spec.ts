import { type RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { balancesAreSums, entriesBalance } from '../../ledger/invariants.js'
import { sealsHold } from '../../ledger/seals_hold.js'
import Revaluation from '../../models/revaluation.js'
import { revaluationScreen } from '../../revaluation/screen.js'
import { totalsOf } from '../../revaluation/value.js'
import { balanceOf, books, openOf, owe, pay, refused } from '../payments/kit.js'

const ON = '2026-03-31'

/** A euro company that is owed dollars at 50 and owes dollars at 50; what the dollar is worth at the end of March. */
async function abroad(world: World, rates: Record<string, string> = { '2026-03-31': '55' }) {
  const kit = await books(world)
  const [oak, elm] = [await kit.party(), await kit.party('Elm & Sons')]
  for (const [onDate, rate] of Object.entries(rates)) {
    await world.create('accounting.exchange_rate', {
      currency: 'USD',
      on_date: onDate,
      rate,
      per: '1',
    })
  }
  return { ...kit, oak, elm }
}

const revalue = (world: World, onDate = ON) =>
  world
    .context()
    .then((ctx) => ctx.run<Revaluation>('accounting.revaluation.post', null, { on_date: onDate }))

/** Debits less credits until a day, in minor units. */
async function standing(
  world: World,
  purpose: Parameters<Awaited<ReturnType<typeof books>>['account']>[0],
  on: string
) {
  const { ctx, account } = await books(world)
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS CHAR) AS `sum` FROM `accounting_entry_lines` ' +
      'WHERE `company_id` = ? AND `account_id` = ? AND `is_posted` = 1 AND `on_date` <= ?',
    [ctx.company.id, await account(purpose), on]
  )
  return row.sum ?? '0'
}

const shown = async (world: World, on = ON) => revaluationScreen(await world.context(), { on })

test.group('Revaluation of foreign currencies', () => {
  test('what is owed gains and what one owes loses, until the next day', async ({
    world,
    assert,
  }) => {
    const { oak, elm } = await abroad(world)
    await owe(world, oak, ['5000', '100', 'USD'])
    await owe(world, elm, ['-2000', '-40', 'USD'])
    await owe(world, elm, ['70'])
    const done = await revalue(world)
    assert.deepEqual([String(done.gain), String(done.loss)], ['500.00', '200.00'])
    assert.equal(await standing(world, 'receivable', ON), '557000')
    assert.equal(await standing(world, 'payable', ON), '-220000')
    assert.equal(await standing(world, 'unrealised_gain', ON), '-50000')
    assert.equal(await standing(world, 'unrealised_loss', ON), '20000')
    assert.equal(await standing(world, 'receivable', '2026-04-01'), '507000')
    assert.equal(await balanceOf(world, 'unrealised_gain'), '0')
    assert.equal(await balanceOf(world, 'unrealised_loss'), '0')
    const ctx = await world.context()
    for (const rule of [entriesBalance, balancesAreSums, sealsHold]) {
      assert.deepEqual(await rule.check(ctx), [])
    }
  })

  test('items stay as they were: paid later, the whole gain is realised', async ({
    world,
    assert,
  }) => {
    const { oak } = await abroad(world, { '2026-03-31': '55', '2026-04-10': '60' })
    const item = await owe(world, oak, ['5000', '100', 'USD'])
    await revalue(world)
    assert.deepEqual(await openOf(world, item), [['100.00', '5000.00', true]])
    const dollars = { currency: 'USD', on_date: '2026-04-10' }
    await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }], dollars)
    assert.equal(await balanceOf(world, 'fx_gain'), '-100000')
    assert.equal(await balanceOf(world, 'receivable'), '0')
  })

  test('what was paid after the day counts as open, what was paid before does not', async ({
    world,
    assert,
  }) => {
    const { oak } = await abroad(world, { '2026-02-01': '52', '2026-03-31': '55' })
    const item = await owe(world, oak, ['5000', '100', 'USD'])
    const line = (amount: string) => [{ open_item_id: item, amount }]
    const dollars = (onDate: string) => ({ currency: 'USD', on_date: onDate })
    await pay(world, oak, '40', line('40'), dollars('2026-03-01'))
    await pay(world, oak, '60', line('60'), dollars('2026-04-05'))
    const { rows } = await shown(world)
    const owed = rows.find((row) => row.party !== null)!
    assert.deepEqual([owed.amount, owed.booked, owed.difference], ['60.00', '3000.00', '300.00'])
    const bank = rows.find((row) => row.party === null)!
    assert.deepEqual([bank.amount, bank.booked, bank.worth], ['40.00', '2080.00', '2200.00'])
  })

  test('what was paid before the day counts as paid, also when that was taken back later', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await abroad(world, { '2026-02-01': '52', '2026-03-31': '55' })
    const item = await owe(world, oak, ['5000', '100', 'USD'])
    const line = [{ open_item_id: item, amount: '40' }]
    const paid = await pay(world, oak, '40', line, { currency: 'USD', on_date: ON })
    await ctx.run('accounting.payment.cancel', paid, { on_date: '2026-04-10' })
    const { rows } = await shown(world)
    const owed = rows.find((row) => row.party !== null)!
    assert.deepEqual([owed.amount, owed.booked], ['60.00', '3000.00'])
  })

  test('a day is revalued once; taken back, it may be revalued anew', async ({ world, assert }) => {
    const { oak } = await abroad(world)
    await owe(world, oak, ['5000', '100', 'USD'])
    const first = await revalue(world)
    assert.equal(await refused(() => revalue(world)), 'E_REVALUED_ALREADY')
    const manager = world.as('accounting.manager')
    await manager.run('accounting.revaluation.undo', first)
    assert.equal(await standing(world, 'receivable', ON), '500000')
    assert.equal(await standing(world, 'receivable', '2026-04-01'), '500000')
    assert.equal(await standing(world, 'unrealised_gain', ON), '0')
    const stored = await Revaluation.findOrFail(await world.context(), first.id)
    assert.equal(
      await refused(() => manager.run('accounting.revaluation.undo', stored)),
      'E_REVALUATION_UNDONE'
    )
    assert.equal(String((await revalue(world)).gain), '500.00')
  })

  test('without a rate, or where nothing changed, nothing is posted', async ({ world, assert }) => {
    const { ctx, oak } = await abroad(world, { '2026-04-02': '55' })
    await owe(world, oak, ['5000', '100', 'USD'])
    assert.equal(await refused(() => revalue(world)), 'E_RATE_MISSING')
    assert.deepEqual((await shown(world)).missing, ['USD'])
    await world.create('accounting.exchange_rate', {
      currency: 'USD',
      on_date: '2026-03-01',
      rate: '50',
      per: '1',
    })
    assert.equal(await refused(() => revalue(world)), 'E_REVALUATION_NOTHING')
    assert.deepEqual(await Revaluation.where(ctx, ['id', 'notnull']), [])
  })

  test('behind a lock it is refused, on its own day and on the next', async ({ world, assert }) => {
    const { ctx, oak } = await abroad(world)
    await owe(world, oak, ['5000', '100', 'USD'])
    const { data } = await ctx.list('accounting.lock', { filter: ['kind', 'eq', 'all'] })
    const lock = await ctx.records<RecordModel>('accounting.lock').findOrFail(Number(data[0].id))
    await ctx.run('accounting.lock.update', lock, { until: '2026-04-01' })
    assert.equal(await refused(() => revalue(world)), 'E_LOCKED')
    assert.equal(await balanceOf(world, 'unrealised_gain'), '0')
  })

  test('a clerk looks, a manager posts', async ({ world, assert }) => {
    const { oak } = await abroad(world)
    await owe(world, oak, ['5000', '100', 'USD'])
    const run = (role: string) =>
      world.as(role).run('accounting.revaluation.post', null, { on_date: ON })
    await assert.rejects(() => run('accounting.clerk'))
    await assert.rejects(() => run('accounting.auditor'))
    await run('accounting.manager')
    assert.equal((await shown(world)).done?.number, 'GEN/2026/00002')
  })

  test('gains and losses are summed apart')
    .with([
      { differences: [], gain: 0n, loss: 0n },
      { differences: [5n, -3n, 0n, 2n], gain: 7n, loss: 3n },
      { differences: [-1n, -1n], gain: 0n, loss: 2n },
    ])
    .run(({ assert }, { differences, gain, loss }) => {
      const valued = differences.map((difference) => ({ difference }))
      assert.deepEqual(totalsOf(valued), { gain, loss })
    })
})
