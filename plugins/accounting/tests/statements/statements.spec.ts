import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { aged, ageOf } from '../../statements/open/aged.js'
import { dayOf, spanBefore, yearBefore } from '../../statements/columns.js'
import { generalLedger } from '../../statements/general_ledger.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { cashFlow } from '../../statements/layouts/cash_flow.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'
import { statement } from '../../statements/statement.js'
import { trialBalance } from '../../statements/trial_balance.js'
import { books, owe, pay, refused } from '../payments/kit.js'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

type Purpose = Parameters<Awaited<ReturnType<typeof books>>['account']>[0]

/** Posts an amount from one account to another. */
async function move(world: World, onDate: string, debit: Purpose, credit: Purpose, amount: string) {
  const { ctx, account, journal } = await books(world)
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: await journal('general'),
    on_date: onDate,
    lines: [
      { account_id: await account(debit), debit: amount },
      { account_id: await account(credit), credit: amount },
    ],
  })
  await ctx.run('accounting.entry.post', entry)
}

/** Two years of a small company that is paid in cash. */
async function twoYears(world: World) {
  const { ctx } = await books(world)
  await world
    .create('accounting.fiscal_year', {
      name: '2025',
      starts_on: '2025-01-01',
      ends_on: '2025-12-31',
    })
    .catch(() => undefined)
  await move(world, '2026-01-15', 'bank', 'sales', '1000')
  await move(world, '2026-02-10', 'purchases', 'bank', '300')
  await move(world, '2026-03-31', 'bank', 'sales', '500.50')
  return ctx
}

const amountsOf = ({ rows }: Awaited<ReturnType<typeof statement>>, key: string) =>
  rows.find((one) => one.key === key)?.amounts

test.group('Statements', () => {
  test('profit and loss is what moved between two days, whole months or not', async ({
    world,
    assert,
  }) => {
    const ctx = await twoYears(world)
    const spans = [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-01-16', to: '2026-03-31' },
      { from: '2026-01-16', to: '2026-03-30' },
    ]
    const told = await statement(ctx, profitAndLoss, spans)
    assert.deepEqual(amountsOf(told, 'revenue'), ['1500.50', '500.50', '0.00'])
    assert.deepEqual(amountsOf(told, 'result'), ['1200.50', '200.50', '-300.00'])
    assert.deepEqual([told.missing, told.broken], [[], []])
  })

  test('the balance sheet balances on any day, and the cash flow explains the bank', async ({
    world,
    assert,
  }) => {
    const ctx = await twoYears(world)
    for (const to of ['2026-01-14', '2026-01-15', '2026-02-28', '2026-03-31', '2026-12-31']) {
      const column = { from: '2026-01-01', to }
      const sheet = await statement(ctx, balanceSheet, [column])
      assert.deepEqual([sheet.missing, sheet.broken], [[], []], to)
      const flow = await statement(ctx, cashFlow, [column])
      assert.deepEqual([flow.missing, flow.broken], [[], []], to)
    }
    const sheet = await statement(ctx, balanceSheet, [{ from: '2026-01-01', to: '2026-03-31' }])
    assert.deepEqual(amountsOf(sheet, 'cash_and_bank'), ['1200.50'])
    assert.deepEqual(amountsOf(sheet, 'result_of_year'), ['1200.50'])
  })

  test('the trial balance opens with what stood before, and its sums agree', async ({
    world,
    assert,
  }) => {
    const ctx = await twoYears(world)
    const { rows, totals } = await trialBalance(ctx, { from: '2026-02-01', to: '2026-02-28' })
    assert.deepEqual(
      rows.map(({ opening, debit, credit, closing }) => [opening, debit, credit, closing]),
      [
        ['1000.00', '0.00', '300.00', '700.00'],
        ['-1000.00', '0.00', '0.00', '-1000.00'],
        ['0.00', '300.00', '0.00', '300.00'],
      ]
    )
    assert.deepEqual(totals, {
      opening: '0.00',
      debit: '300.00',
      credit: '300.00',
      closing: '0.00',
    })
  })

  test('the ledger of an account goes on where a page ended', async ({ world, assert }) => {
    const ctx = await twoYears(world)
    const { account } = await books(world)
    const bank = await account('bank')
    const whole = await generalLedger(ctx, bank, YEAR)
    assert.deepEqual(
      whole.rows.map((one) => one.balance),
      ['1000.00', '700.00', '1200.50']
    )
    const first = await generalLedger(ctx, bank, YEAR, { limit: 1 })
    const second = await generalLedger(ctx, bank, YEAR, { limit: 1, after: first.next! })
    assert.equal(second.opening, '1000.00')
    assert.deepEqual(second.rows, [whole.rows[1]])
    const nowhere = () => generalLedger(ctx, bank, YEAR, { after: '2026-99-99.1' })
    assert.equal(await refused(nowhere), 'E_DATE')
    const late = await generalLedger(ctx, bank, { from: '2026-02-01', to: '2026-12-31' })
    assert.equal(late.opening, '1000.00')
  })

  test('nobody sees a part of it: a rule that shows some entries refuses the statement', async ({
    world,
    assert,
  }) => {
    await twoYears(world)
    const auditor = world.as('accounting.auditor')
    assert.lengthOf((await trialBalance(await auditor.context(), YEAR)).rows, 3)
    const admin = await world.as('ada').context()
    await admin.run('kernel.rule.create', null, {
      model: 'accounting.entry',
      operations: ['read'],
      filter: ['kind', 'eq', 'opening'],
    })
    const ctx = await auditor.context()
    assert.equal(await refused(() => trialBalance(ctx, YEAR)), 'E_STATEMENT_PARTLY')
  })
})

test.group('What is overdue', () => {
  test('is told by party and age, also as it was on an earlier day', async ({ world, assert }) => {
    const { ctx, party } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    const item = await owe(world, oak, ['100'], '2026-01-10')
    await owe(world, elm, ['40'], '2026-02-20')
    await pay(world, oak, '60', [{ open_item_id: item, amount: '60' }], { on_date: '2026-02-25' })
    const told = async (on: string) =>
      (await aged(ctx, 'receivable', on)).rows.map((row) => [row.party.label, ...row.amounts])
    assert.deepEqual(await told('2026-02-20'), [
      ['Elm & Sons', '40.00', '0.00', '0.00', '0.00', '0.00'],
      ['Oakworks', '0.00', '0.00', '100.00', '0.00', '0.00'],
    ])
    assert.deepEqual(await told('2026-05-31'), [
      ['Elm & Sons', '0.00', '0.00', '0.00', '0.00', '40.00'],
      ['Oakworks', '0.00', '0.00', '0.00', '0.00', '40.00'],
    ])
    assert.deepEqual(await aged(ctx, 'payable', '2026-05-31').then((one) => one.rows), [])
  })

  test('{days} days late is in column {column}')
    .with([
      { days: 0, column: 0, on: '2026-01-10' },
      { days: 1, column: 1, on: '2026-01-11' },
      { days: 30, column: 1, on: '2026-02-09' },
      { days: 31, column: 2, on: '2026-02-10' },
      { days: 90, column: 3, on: '2026-04-10' },
      { days: 91, column: 4, on: '2026-04-11' },
    ])
    .run(({ assert }, { column, on }) => {
      assert.equal(ageOf('2026-01-10', on), column)
    })
})

test.group('What a statement is compared with', () => {
  test('{day} is no day of any books')
    .with([{ day: '0000-01-31' }, { day: '9999-12-31' }, { day: '2026-02-30' }, { day: 'today' }])
    .run(({ assert }, { day }) => {
      assert.throws(() => dayOf({ to: day }, 'to'), /E_INPUT/)
    })

  test('{from} to {to}: a year before {year}, the span before {span}')
    .with([
      {
        from: '2026-01-01',
        to: '2026-03-31',
        year: '2025-01-01 2025-03-31',
        span: '2025-10-01 2025-12-31',
      },
      {
        from: '2024-02-01',
        to: '2024-02-29',
        year: '2023-02-01 2023-02-28',
        span: '2024-01-01 2024-01-31',
      },
      {
        from: '2025-02-01',
        to: '2025-02-28',
        year: '2024-02-01 2024-02-29',
        span: '2025-01-01 2025-01-31',
      },
      {
        from: '2026-01-05',
        to: '2026-01-14',
        year: '2025-01-05 2025-01-14',
        span: '2025-12-26 2026-01-04',
      },
      {
        from: '2026-01-01',
        to: '2026-12-31',
        year: '2025-01-01 2025-12-31',
        span: '2025-01-01 2025-12-31',
      },
    ])
    .run(({ assert }, { from, to, year, span }) => {
      const told = (one: { from: string; to: string }) => `${one.from} ${one.to}`
      assert.deepEqual(
        [told(yearBefore({ from, to })), told(spanBefore({ from, to }))],
        [year, span]
      )
    })
})
