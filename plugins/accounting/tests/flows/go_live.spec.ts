import { test, type World } from 'kontor/testing'
import { importFile } from '#tests/public_data'
import { moveInScreen } from '../../move_in/screen.js'
import Opening from '../../models/opening.js'
import { agedScreen, statementScreen } from '../../statements/screens.js'
import { accountFor } from '../../ledger/account_for.js'
import { pay, refused } from '../payments/kit.js'
import plugin from '../../plugin.js'

const FILE = '../../plugins/accounting/tests/vectors/charts/trial_balance.csv'

/** Steps of moving in and how they stand. */
async function steps(world: World) {
  const { steps: all } = await moveInScreen(await world.as('accounting.manager').context())
  return new Map(all.map((one) => [one.step, one.state]))
}

test.group('Going live with opening balances', () => {
  test('file, control totals, posting, sign-off, statements and open items; undo until the first posting', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('accounting')
    for (const key of ['C1', 'C2', 'S1']) {
      const values = { name: `Party ${key}`, external_id: key, is_customer: true }
      await world.create('contacts.party', values)
    }
    assert.equal((await steps(world)).get('opening'), 'open')
    const token = await world.as('ada').token()
    const file = { model: 'accounting.opening', file: FILE, mapping: 'accounting/trial_balance' }
    assert.include(await importFile(client, token, file), { state: 'done', refused_count: 0 })

    const ctx = await world.context()
    const manager = world.as('accounting.manager')
    const [{ id, version }] = await Opening.where(ctx, ['id', 'notnull'])
    const control = (control_debit: string, of: number) =>
      manager.run('accounting.opening.update', id, {
        control_debit,
        control_receivable: '2090.00',
        control_payable: '2380.00',
        version: of,
      })
    await control('27840.00', version)
    const post = () => refused(() => manager.run('accounting.opening.post', id))
    assert.equal(await post(), 'E_OPENING_CONTROL')
    await control('27840.50', version + 1)
    assert.equal(await post(), 'nothing')
    await manager.run('accounting.opening.undo', id)
    assert.equal(await post(), 'nothing')

    for (const step of ['opening', 'controls', 'parties', 'chart', 'journals', 'year']) {
      await manager.run('accounting.move_in_step.sign', null, { step })
      assert.equal((await steps(world)).get(step as 'opening'), 'signed', step)
    }
    const clerk = world.as('accounting.clerk')
    const { statement } = await statementScreen(await clerk.context(), { layout: 'balance_sheet' })
    assert.deepEqual([statement.broken, statement.missing], [[], []])
    const amount = (key: string) => statement.rows.find((one) => one.key === key)?.amounts?.[0]
    assert.deepEqual([amount('receivables'), amount('cash_and_bank')], ['2090.00', '12350.50'])
    const { aged } = await agedScreen(await clerk.context(), { side: 'payable' })
    assert.include(JSON.stringify(aged), '2380.00')

    const party = (await ctx.records('contacts.party').findBy(['external_id', 'eq', 'C1']))!
    const item = (await ctx.records('accounting.open_item').findBy([
      ['party_id', 'eq', party.id],
      ['is_open', 'eq', true],
    ]))!
    await pay(world, party.id, '1190', [{ open_item_id: item.id, amount: '1190' }], {
      on_date: ctx.today,
    })
    assert.equal(await refused(() => manager.run('accounting.opening.undo', id)), 'E_OPENING_USED')
    assert.isOk(await accountFor(ctx, 'opening'))
    for (const { name, check } of plugin.invariants ?? []) {
      assert.deepEqual(await check(ctx), [], name)
    }
  })
})
