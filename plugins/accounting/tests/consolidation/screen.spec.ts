import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { consolidationFile, consolidationScreen } from '../../consolidation/screen.js'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import { refused } from '../payments/kit.js'
import { amountsOf, company, post } from './kit.js'

/** Another company of the group, as a party of this one: of the companies one belongs to, so an administrator says it. */
async function partner(world: World, of: string, name: string, id: number) {
  const ada = await world.as('ada').context(of)
  const values = { name, 'accounting.group_company_id': id }
  return (await ada.run<RecordModel>('contacts.party.create', null, values)).id
}

/** Acme in euro sells to Bolt in dollars: the golden group of the vectors, posted. */
async function group(world: World) {
  const acme = await company(world, 'acme', 'EUR')
  const bolt = await company(world, 'bolt', 'USD')
  for (const rate of [
    { on_date: '2026-01-01', rate: '0.9' },
    { on_date: '2026-07-02', rate: '1' },
  ]) {
    await acme.run('accounting.exchange_rate.create', null, { currency: 'USD', ...rate })
  }
  const [toBolt, toAcme] = [
    await partner(world, 'acme', 'Bolt Inc.', bolt.company.id),
    await partner(world, 'bolt', 'Acme GmbH', acme.company.id),
  ]
  await post(acme, '2026-01-01', [
    ['bank', 'debit', '4000'],
    ['opening', 'credit', '4000'],
  ])
  await post(acme, '2026-03-01', [
    ['bank', 'debit', '1000'],
    ['sales', 'credit', '1000'],
  ])
  await post(acme, '2026-08-01', [
    ['receivable', 'debit', '100', toBolt],
    ['sales', 'credit', '100'],
  ])
  await post(bolt, '2026-01-01', [
    ['bank', 'debit', '1000'],
    ['opening', 'credit', '1000'],
  ])
  await post(bolt, '2026-05-01', [
    ['bank', 'debit', '400'],
    ['bank_charges', 'debit', '200'],
    ['sales', 'credit', '600'],
  ])
  await post(bolt, '2026-08-01', [
    ['cost_of_sales', 'debit', '100'],
    ['payable', 'credit', '100', toAcme],
  ])
  return { acme, bolt }
}

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test.group('The books of a group', () => {
  test('are translated, what companies owe each other taken out, and balance in every column', async ({
    world,
    assert,
  }) => {
    const { acme, bolt } = await group(world)
    const ctx = acme.with({ companyIds: [acme.company.id, bolt.company.id] })
    const sheet = await consolidationScreen(ctx, YEAR)
    assert.deepEqual(sheet.statement.heads, ['acme', 'bolt', 'Eliminations', 'Group'])
    assert.deepEqual([sheet.statement.broken, sheet.statement.missing], [[], []])
    const rows = {
      cash_and_bank: ['5000.00', '1400.00', '0.00', '6400.00'],
      receivables: ['100.00', '0.00', '-100.00', '0.00'],
      result_of_year: ['1100.00', '285.04', '-4.99', '1380.05'],
      translation_difference: ['0.00', '114.96', '0.00', '114.96'],
      group_difference: ['0.00', '0.00', '4.99', '4.99'],
      equity_and_liabilities_total: ['5100.00', '1400.00', '-100.00', '6400.00'],
    }
    for (const [key, amounts] of Object.entries(rows)) {
      assert.deepEqual(amountsOf(sheet, key), amounts, key)
    }
    assert.deepEqual(sheet.statement.mismatches, [
      { one: 'acme', other: 'bolt', balance: '0.00', result: '-4.99' },
    ])
    const result = await consolidationScreen(ctx, { ...YEAR, layout: 'profit_and_loss' })
    assert.deepEqual(amountsOf(result, 'revenue'), ['1100.00', '570.08', '-100.00', '1570.08'])
    const file = await consolidationFile(ctx, { ...YEAR, format: 'csv' })
    assert.include(file.content.toString(), 'Eliminations')
  })

  test('of one company are its own, and a currency without a rate is refused by name', async ({
    world,
    assert,
  }) => {
    const { acme, bolt } = await group(world)
    const alone = await consolidationScreen(acme, YEAR)
    assert.deepEqual(amountsOf(alone, 'receivables'), ['100.00', '0.00', '100.00'])
    const other = bolt.with({ companyIds: [acme.company.id, bolt.company.id] })
    assert.equal(await refused(() => consolidationScreen(other, YEAR)), 'E_RATE_MISSING')
    const result = await consolidationScreen(acme, { ...YEAR, layout: 'profit_and_loss' })
    assert.equal(result.statement.rows.at(-1)?.key, 'result', 'nobody has a part of it')
    const layout = { ...YEAR, layout: 'nothing' }
    assert.equal(await refused(() => consolidationScreen(acme, layout)), 'E_CHOICE')
  })

  test('say what belongs to others, whose the result is, and where money came from', async ({
    world,
    assert,
  }) => {
    const { acme, bolt } = await group(world)
    const account = await acme.run<RecordModel>('accounting.account.create', null, {
      code: '98765',
      name: 'Bolt Inc.',
      type: 'financial_asset',
    })
    const journal = await journalOf(acme, 'general')
    const bought = await acme.run<RecordModel>('accounting.entry.create', null, {
      journal_id: journal.id,
      on_date: '2026-01-01',
      lines: [
        { account_id: account.id, debit: '800' },
        { account_id: (await accountFor(acme, 'bank')).id, credit: '800' },
      ],
    })
    await acme.run('accounting.entry.post', bought)
    const ada = await world.as('ada').context('acme')
    const holding = { held_id: bolt.company.id, since: '2026-01-01', percent: '75' }
    await ada.run('accounting.holding.create', null, { ...holding, account_id: account.id })
    const ctx = acme.with({ companyIds: [acme.company.id, bolt.company.id] })
    const told = async (layout: string) => {
      const screen = await consolidationScreen(ctx, { ...YEAR, layout })
      assert.deepEqual([screen.statement.broken, screen.statement.missing], [[], []])
      return screen
    }
    const sheet = await told('balance_sheet')
    // A quarter of 900.00 capital, 285.04 result and 114.96 difference of currencies; 800.00 paid for 675.00.
    const rows = {
      financial_assets: ['800.00', '0.00', '-800.00', '0.00'],
      capital: ['4000.00', '900.00', '-900.00', '4000.00'],
      result_of_year: ['1100.00', '285.04', '-76.25', '1308.79'],
      translation_difference: ['0.00', '114.96', '-28.74', '86.22'],
      group_minorities: ['0.00', '0.00', '325.00', '325.00'],
      group_capital: ['0.00', '0.00', '-125.00', '-125.00'],
    }
    for (const [key, amounts] of Object.entries(rows)) {
      assert.deepEqual(amountsOf(sheet, key), amounts, key)
    }
    assert.deepEqual(sheet.statement.heads.slice(0, 2), ['acme', 'bolt (75 %)'])
    const result = await told('profit_and_loss')
    assert.equal(amountsOf(result, 'group_result_of_others')?.[3], '71.26')
    assert.equal(amountsOf(result, 'group_result_of_owners')?.[3], '1308.79')
    assert.equal(amountsOf(result, 'group_translated')?.[3], '86.22')
    const flow = await told('cash_flow')
    assert.deepEqual(amountsOf(flow, 'cash_at_end'), ['4200.00', '1400.00', '0.00', '5600.00'])
    assert.deepEqual(amountsOf(flow, 'group_cash_rates')?.[1], '119.95')
  })

  test('leave out what is not controlled, and hold a part of the year where one joined within it', async ({
    world,
    assert,
  }) => {
    const { acme, bolt } = await group(world)
    const ada = await world.as('ada').context('acme')
    const made = await ada.run<RecordModel>('accounting.holding.create', null, {
      held_id: bolt.company.id,
      since: '2026-07-02',
      percent: '40',
    })
    const ctx = acme.with({ companyIds: [acme.company.id, bolt.company.id] })
    const alone = await consolidationScreen(ctx, YEAR)
    assert.deepEqual(alone.statement.left, ['bolt (40 %)'])
    assert.deepEqual(alone.statement.heads, ['acme', 'Eliminations', 'Group'])
    await ada.run('accounting.holding.update', made.id, { percent: '60', version: 1 })
    const joined = await consolidationScreen(ctx, { ...YEAR, layout: 'profit_and_loss' })
    // Sales of May came before; costs of August at the rate since 2 July are the group's.
    assert.equal(amountsOf(joined, 'revenue')?.[1], '0.00')
    assert.equal(amountsOf(joined, 'result')?.[1], '-100.00')
    const flow = await consolidationScreen(ctx, { ...YEAR, layout: 'cash_flow' })
    assert.deepEqual(flow.statement.broken, [])
    assert.equal(amountsOf(flow, 'group_cash_brought')?.[1], '1400.00')
  })

  test('are held by no more than all, each on an account of its own', async ({ world, assert }) => {
    const { acme, bolt } = await group(world)
    const ada = await world.as('ada').context('acme')
    const account = await acme.run<RecordModel>('accounting.account.create', null, {
      code: '98765',
      name: 'Bolt Inc.',
      type: 'financial_asset',
    })
    const create = (values: object) =>
      refused(() =>
        ada.run('accounting.holding.create', null, {
          held_id: bolt.company.id,
          since: '2026-01-01',
          percent: '75',
          ...values,
        })
      )
    assert.equal(await create({ percent: '101' }), 'E_HOLDING_PERCENT')
    assert.equal(await create({ account_id: account.id }), 'nothing')
    const other = await company(world, 'cargo', 'EUR')
    const taken = { held_id: other.company.id, account_id: account.id }
    assert.equal(await create(taken), 'E_HOLDING_ACCOUNT')
  })

  test('never hold a company somebody may not read, nor a part of one', async ({
    world,
    assert,
  }) => {
    const { bolt } = await group(world)
    const auditor = world.as('accounting.auditor')
    const reading = async () => consolidationScreen(await auditor.reading('acme', 'bolt'), YEAR)
    const before = await reading()
    assert.deepEqual(before.statement.left, ['bolt'])
    assert.deepEqual(before.statement.heads, ['acme', 'Eliminations', 'Group'])
    assert.notInclude(JSON.stringify(before.statement.rows), 'bolt')
    await auditor.join('bolt', 'accounting.auditor')
    assert.deepEqual((await reading()).statement.heads.slice(0, 2), ['acme', 'bolt'])
    await bolt.run('kernel.rule.create', null, {
      model: 'accounting.entry',
      operations: ['read'],
      filter: ['kind', 'eq', 'opening'],
    })
    assert.deepEqual((await reading()).statement.left, ['bolt'])
  })
})
