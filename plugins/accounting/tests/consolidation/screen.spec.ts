import type { Context, RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { consolidationFile, consolidationScreen } from '../../consolidation/screen.js'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import { journalOf } from '../../ledger/journal_of.js'
import { refused } from '../payments/kit.js'

type Line = [purpose: Purpose, side: 'debit' | 'credit', amount: string, party?: number]

async function post(ctx: Context, onDate: string, lines: Line[]) {
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: (await journalOf(ctx, 'general')).id,
    on_date: onDate,
    lines: await Promise.all(
      lines.map(async ([purpose, side, amount, party]) => ({
        account_id: (await accountFor(ctx, purpose)).id,
        [side]: amount,
        ...(party ? { party_id: party } : {}),
      }))
    ),
  })
  await ctx.run('accounting.entry.post', entry)
}

/** A company with accounting, in a currency. */
async function company(world: World, name: string, currency: string) {
  const { id } = await world.company(name)
  const kernel = await world.context({ company: name })
  await kernel.run('kernel.company.update', id, { currency, version: 1 })
  await world.enable('accounting', name)
  return world.context({ company: name })
}

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

const amountsOf = (told: Awaited<ReturnType<typeof consolidationScreen>>, key: string) =>
  told.statement.rows.find((one) => one.key === key)?.amounts

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
    const layout = { ...YEAR, layout: 'cash_flow' }
    assert.equal(await refused(() => consolidationScreen(acme, layout)), 'E_CHOICE')
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
