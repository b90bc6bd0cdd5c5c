import type { ApiClient } from '@japa/api-client'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { cash } from '../../reports/cash.js'
import { lastMonths, profitByMonth } from '../../reports/profit_by_month.js'
import { reports } from '../../reports/reports.js'
import { taxDue } from '../../reports/tax_due.js'
import Tax from '../../models/tax.js'
import { party, posted } from '../documents/sheet.js'
import { books, owe, pay, refused } from '../payments/kit.js'

type Row = Record<string, unknown>

/** What a ready report answers to whoever audits the books. */
async function answer(client: ApiClient, world: World, name: string) {
  const { source, query } = reports.find((one) => one.name === `accounting.${name}`)!
  const told = await client
    .post('/api/v1/kernel/reports/run')
    .bearerToken(await world.as('accounting.auditor').token())
    .json({ source, ...query })
  if (told.status() !== 200) throw new Error(told.text())
  return told.body() as { rows: Row[]; totals: Row | null }
}

const keys = (rows: readonly Row[], ...names: string[]) =>
  rows.map((row) => names.map((name) => row[name]))

/** This year's day of that month, whenever the test runs. */
const dayOf = async (world: World, rest: string) =>
  `${(await world.context()).today.slice(0, 4)}-${rest}`

/** Two customers and a supplier: an invoice, a credit note, one in dollars, a bill. */
async function trade(world: World) {
  await world.enable('accounting')
  const onDate = await dayOf(world, '01-10')
  const [oak, elm] = [await party(world, { name: 'Oak' }), await party(world, { name: 'Elm' })]
  const steel = await party(world, { name: 'Steel', is_supplier: true })
  const values = { on_date: onDate, due_on: onDate }
  await posted(world, { ...values, party_id: oak }, [{ text: 'Bolts', price: '100' }])
  await posted(world, { ...values, party_id: oak, kind: 'credit_note' }, [
    { text: 'Back', price: '30' },
  ])
  await posted(world, { ...values, party_id: elm, currency: 'USD', rate: '0.9' }, [
    { text: 'Nuts', quantity: '2', price: '50.55' },
  ])
  await posted(world, { ...values, party_id: steel, kind: 'bill', reference: 'R-1' }, [
    { text: 'Steel', price: '40' },
  ])
  return { oak, elm, steel, onDate }
}

test.group('Ready reports of the books', () => {
  test('sales are in the company’s currency, without what was given back', async ({
    client,
    world,
    assert,
  }) => {
    const { oak, elm, steel } = await trade(world)
    const { rows } = await answer(client, world, 'sales_by_customer')
    assert.deepEqual(keys(rows, 'invoice.party_id', 'net'), [
      [elm, '90.99'],
      [oak, '70.00'],
    ])
    const bought = await answer(client, world, 'purchases_by_supplier')
    assert.deepEqual(keys(bought.rows, 'invoice.party_id', 'net'), [[steel, '40.00']])
    const months = await answer(client, world, 'sales_by_month')
    assert.equal(
      months.rows.reduce((sum, row) => sum + Math.round(Number(row.net ?? 0) * 100), 0),
      16_099
    )
  })

  test('what is owed on both sides, and what of it is late', async ({ client, world, assert }) => {
    const { oak, elm, onDate } = await trade(world)
    const { ctx } = await books(world)
    await owe(world, oak, ['12.00'], ctx.today)
    const total = async (name: string) => (await answer(client, world, name)).rows[0]?.open
    assert.equal(await total('receivables_total'), '172.99')
    assert.equal(await total('receivables_overdue'), onDate < ctx.today ? '160.99' : '0.00')
    assert.equal(await total('payables_total'), '-40.00')
    const { rows } = await answer(client, world, 'receivables_by_customer')
    assert.deepEqual(keys(rows, 'party_id', 'open', 'count'), [
      [elm, '90.99', 1],
      [oak, '82.00', 3],
    ])
  })

  test('expenses and income by account, each above zero on its own side', async ({
    client,
    world,
    assert,
  }) => {
    await trade(world)
    const spent = await answer(client, world, 'expenses_by_account')
    assert.deepEqual(keys(spent.rows, 'net'), [['40.00']])
    const earned = await answer(client, world, 'income_by_account')
    assert.deepEqual(keys(earned.rows, 'net'), [['160.99']])
  })

  test('{name} answers, whatever there is')
    .with(reports.map(({ name }) => ({ name: name.replace('accounting.', '') })))
    .run(async ({ client, world, assert }, { name }) => {
      await world.enable('accounting')
      assert.isArray((await answer(client, world, name)).rows)
    })
})

test.group('The dashboard of the books', () => {
  test('shows cash, profit by month and the tax due', async ({ world, assert }) => {
    const { ctx } = await books(world)
    const [tax] = await Tax.where(ctx, {
      and: [
        ['scope', 'eq', 'sale'],
        ['amount_kind', 'eq', 'percent'],
        ['rate', 'gt', '0'],
        ['exigible_on', 'eq', 'invoice'],
      ],
    })
    const customer = await party(world)
    const item = await owe(world, customer, ['100.00'], await dayOf(world, '01-05'))
    const onDate = await dayOf(world, '01-06')
    await pay(world, customer, '60.00', [{ open_item_id: item, amount: '60.00' }], {
      on_date: onDate,
    })
    const invoice = await posted(world, { party_id: customer, on_date: onDate }, [
      { text: 'Taxed', price: '200', tax_id: tax.id },
    ])
    assert.equal((await cash(ctx)).total, '60.00')
    assert.equal((await taxDue(ctx)).total, String(invoice.tax))
    const { months } = await profitByMonth(ctx)
    assert.lengthOf(months, 12)
    const january = months.find((one) => one.month === `${onDate.slice(0, 7)}-01`)
    assert.deepEqual(january, {
      month: `${onDate.slice(0, 7)}-01`,
      income: '300.00',
      expenses: '0.00',
      profit: '300.00',
    })
  })

  test('is for whoever may report on the books', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.as('accounting.clerk').context()
    assert.lengthOf((await cash(ctx)).accounts, 0)
    const stranger = await world.as('sam').context('acme')
    assert.equal(await refused(() => cash(stranger)), 'E_FORBIDDEN')
  })

  test('twelve months end with the one of {today}')
    .with([
      { today: '2026-11-23', first: '2025-12-01', last: '2026-11-01' },
      { today: '2026-01-31', first: '2025-02-01', last: '2026-01-01' },
      { today: '2024-02-29', first: '2023-03-01', last: '2024-02-01' },
    ])
    .run(({ assert }, { today, first, last }) => {
      const months = lastMonths(today)
      assert.deepEqual([months.length, months[0], months.at(-1)], [12, first, last])
    })
})
