import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import FiscalYear from '../../models/fiscal_year.js'
import { readDimensions } from '../../statements/dimensions/read_dimensions.js'
import { inTree, under } from '../../statements/dimensions/tree.js'
import { generalLedger } from '../../statements/general_ledger.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { cashFlow } from '../../statements/layouts/cash_flow.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'
import { aged } from '../../statements/open/aged.js'
import {
  agedScreen,
  partyLedgerScreen,
  statementScreen,
  trialBalanceScreen,
} from '../../statements/screens.js'
import { statement } from '../../statements/statement.js'
import { books, refused } from '../payments/kit.js'

/** A month in the balances and a broken one. */
const DAYS = { from: '2026-01-01', to: '2026-02-15' }

/** Wages on three cost centres, one below another, and some on none. */
async function wages(world: World) {
  const { ctx, account, journal } = await books(world)
  const centre = (code: string, parent?: number) =>
    world
      .create('accounting.cost_centre', { code, name: code, parent_id: parent ?? null })
      .then((one) => one.id)
  const shop = await centre('S')
  const centres = { shop, till: await centre('S1', shop), office: await centre('O') }
  const post = async (on: string, amount: string, at?: number) => {
    const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
      journal_id: await journal('general'),
      on_date: on,
      lines: [
        { account_id: await account('purchases'), debit: amount, cost_centre_id: at },
        { account_id: await account('bank'), credit: amount },
      ],
    })
    await ctx.run('accounting.entry.post', entry)
  }
  await post('2026-01-10', '100', centres.shop)
  await post('2026-01-20', '30', centres.till)
  await post('2026-02-03', '7', centres.till)
  await post('2026-02-04', '200', centres.office)
  await post('2026-02-05', '1')
  return { ctx, account, centres }
}

test.group('Statements of a part of the company', () => {
  test('hold what was booked on a cost centre and all below it; the parts add up to the whole', async ({
    world,
    assert,
  }) => {
    const { ctx, centres } = await wages(world)
    const costs = async (chosen?: number | 'none') => {
      const { filter } = await readDimensions(ctx, { cost_centre_id: chosen })
      const { rows } = await statement(ctx, profitAndLoss, [DAYS], filter)
      return rows.find((one) => one.key === 'cost_of_sales')?.amounts?.[0]
    }
    assert.equal(await costs(centres.shop), '137.00')
    assert.equal(await costs(centres.till), '37.00')
    assert.equal(await costs(centres.office), '200.00')
    assert.equal(await costs('none'), '1.00')
    assert.equal(await costs(), '338.00')
  })

  test('need not balance, and do not say they should', async ({ world, assert }) => {
    const { ctx, centres } = await wages(world)
    const { filter } = await readDimensions(ctx, { cost_centre_id: centres.shop })
    assert.deepEqual((await statement(ctx, balanceSheet, [DAYS], filter)).broken, [])
  })

  test('the ledger of a party and of all of them are narrowed alike', async ({ world, assert }) => {
    const { ctx, account, centres } = await wages(world)
    const [receivable, sales] = [await account('receivable'), await account('sales')]
    const oak = (await world.create('contacts.party', { name: 'Oakworks' })).id
    const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
      journal_id: (await ctx.records('accounting.journal').findBy(['kind', 'eq', 'general']))!.id,
      on_date: '2026-02-06',
      lines: [
        ...[centres.till, centres.office].map((at) => ({
          account_id: receivable,
          party_id: oak,
          debit: at === centres.till ? '40' : '2',
          cost_centre_id: at,
        })),
        { account_id: sales, credit: '42' },
      ],
    })
    await ctx.run('accounting.entry.post', entry)
    const asked = (more: Record<string, unknown>) => partyLedgerScreen(ctx, { ...DAYS, ...more })
    const closing = async (at?: number | 'none') => {
      const of = await asked({ party_id: oak, cost_centre_id: at })
      const all = await asked({ cost_centre_id: at })
      return [of.ledger!.sections.at(0)?.closing, all.all!.totals.closing]
    }
    assert.deepEqual(await closing(), ['42.00', '42.00'])
    assert.deepEqual(await closing(centres.shop), ['40.00', '40.00'])
    assert.deepEqual(await closing(centres.office), ['2.00', '2.00'])
    assert.deepEqual(await closing('none'), [undefined, '0.00'])
  })

  test('the trial balance and the ledger of an account say the same', async ({ world, assert }) => {
    const { ctx, account, centres } = await wages(world)
    const query = { ...DAYS, cost_centre_id: centres.shop }
    const { balance } = await trialBalanceScreen(ctx, query)
    assert.deepEqual(
      balance.rows.map((one) => one.closing),
      ['137.00']
    )
    const { filter: dimensions } = await readDimensions(ctx, query)
    const purchases = await account('purchases')
    const ledger = await generalLedger(ctx, purchases, DAYS, { dimensions })
    assert.deepEqual(
      ledger.rows.map((one) => one.balance),
      ['100.00', '130.00', '137.00']
    )
  })

  test('what is overdue is narrowed by the line it was booked on', async ({ world, assert }) => {
    const { ctx, account, journal, party } = await books(world)
    const { id: unit } = await world.create('kernel.org_unit', { name: 'North' })
    const customer = await party()
    for (const [amount, at] of [
      ['40', unit],
      ['60', null],
    ] as const) {
      const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
        journal_id: await journal('general'),
        on_date: '2026-01-10',
        lines: [
          {
            account_id: await account('receivable'),
            party_id: customer,
            debit: amount,
            unit_id: at,
          },
          { account_id: await account('sales'), credit: amount },
        ],
      })
      await ctx.run('accounting.entry.post', entry)
    }
    const total = async (filter = {}) =>
      (await aged(ctx, 'receivable', '2026-02-01', filter)).totals.total
    assert.deepEqual(
      [await total(), await total({ unit_id: [unit] }), await total({ unit_id: null })],
      ['100.00', '40.00', '60.00']
    )
    const { dimensions } = await agedScreen(ctx, { unit_id: String(unit) })
    assert.deepInclude(dimensions[0], { key: 'unit_id', chosen: unit })
  })

  test('nothing is chosen that is not there, or that one may not see', async ({
    world,
    assert,
  }) => {
    const { ctx, centres } = await wages(world)
    const { id: unit } = await world.create('kernel.org_unit', { name: 'North' })
    const unknown = () => readDimensions(ctx, { cost_centre_id: '9999' })
    assert.equal(await refused(unknown), 'E_CHOICE')
    assert.equal(await refused(() => readDimensions(ctx, { unit_id: 'x' })), 'E_CHOICE')
    const auditor = await world.as('accounting.auditor').context()
    const seen = await readDimensions(auditor, { cost_centre_id: centres.till })
    assert.deepEqual(
      seen.choices.map((one) => one.key),
      ['cost_centre_id']
    )
    assert.equal(await refused(() => readDimensions(auditor, { unit_id: unit })), 'E_CHOICE')
  })
})

test.group('Statements beside each other', () => {
  test('each column is the statement of its own days, with what changed', async ({
    world,
    assert,
  }) => {
    const { ctx } = await wages(world)
    const query = { layout: 'profit_and_loss', from: '2026-02-01', to: '2026-02-28' }
    const shown = await statementScreen(ctx, { ...query, compare: 'both', times: '2' })
    assert.deepEqual(
      shown.columns.map((one) => one.from),
      ['2026-02-01', '2026-01-01', '2025-12-01', '2025-02-01', '2024-02-01']
    )
    const row = shown.statement.rows.find((one) => one.key === 'cost_of_sales')!
    assert.deepEqual(row.amounts, ['208.00', '130.00', '0.00', '0.00', '0.00'])
    assert.deepEqual(row.changes.slice(0, 2), [
      { difference: '78.00', percent: '60' },
      { difference: '208.00', percent: null },
    ])
    assert.deepEqual(row.accounts[0].changes[0], { difference: '78.00', percent: '60' })
  })

  test('columns beside each other are the same as each alone, whole months or not', async ({
    world,
    assert,
  }) => {
    const { ctx } = await wages(world)
    const [year] = await FiscalYear.where(ctx, ['starts_on', 'eq', '2026-01-01'])
    await world.as('accounting.manager').run('accounting.fiscal_year.close', year)
    const columns = [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-01-15', to: '2026-02-03' },
      { from: '2026-02-04', to: '2026-02-28' },
      { from: '2026-01-16', to: '2026-01-31' },
      { from: '2025-01-01', to: '2026-02-28' },
      { from: '2024-01-01', to: '2024-12-31' },
    ]
    for (const layout of [balanceSheet, profitAndLoss, cashFlow]) {
      const together = await statement(ctx, layout, columns)
      for (const [at, column] of columns.entries()) {
        const alone = await statement(ctx, layout, [column])
        for (const row of alone.rows) {
          const beside = together.rows.find((one) => one.key === row.key)
          assert.equal(beside?.amounts?.[at], row.amounts?.[0], `${row.key} ${column.from}`)
        }
      }
    }
  })

  test('{compare} {times} is refused: {code}')
    .with([
      { compare: 'weeks', times: '1', code: 'E_CHOICE' },
      { compare: 'year', times: '0', code: 'E_COLUMNS' },
      { compare: 'year', times: '13', code: 'E_COLUMNS' },
      { compare: 'year', times: '1.5', code: 'E_COLUMNS' },
    ])
    .run(async ({ world, assert }, { compare, times, code }) => {
      const { ctx } = await books(world)
      assert.equal(await refused(() => statementScreen(ctx, { compare, times })), code)
    })
})

test.group('Values in their tree', () => {
  const leaf = (id: number, parentId: number | null = null) => ({ id, parentId, label: `${id}` })

  test('stand below what they belong to; what belongs to nothing known stands on top', ({
    assert,
  }) => {
    const placed = inTree([leaf(1), leaf(2, 3), leaf(3, 1), leaf(4, 99)])
    assert.deepEqual(
      placed.map(({ id, depth }) => [id, depth]),
      [
        [1, 0],
        [3, 1],
        [2, 2],
        [4, 0],
      ]
    )
  })

  test('one counts with all below it, and a circle ends', ({ assert }) => {
    const leaves = [leaf(1), leaf(2, 1), leaf(3, 2), leaf(4), leaf(5, 6), leaf(6, 5)]
    assert.deepEqual(under(leaves, 1), [1, 2, 3])
    assert.deepEqual(under(leaves, 5), [5, 6])
  })
})
