import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { balanceOf } from '../payments/kit.js'
import { asExpected, customerFigures, paidFor, yearFigures } from './northwind_figures.js'
import { refused } from './sheet.js'

type Row = Record<string, string>

const rowsOf = (name: string): Row[] =>
  parse(readFileSync(new URL(`../../../../tests/vectors/northwind/${name}.csv`, import.meta.url)), {
    columns: true,
  })

/** Published of the 830 orders: each line rounded to the cent, and what they were shipped for. */
const NET = '1265793.29'
const WITH_FREIGHT = '1330735.98'

async function openYears(world: World) {
  for (const year of ['1996', '1997', '1998']) {
    const span = { name: year, starts_on: `${year}-01-01`, ends_on: `${year}-12-31` }
    await world.as('accounting.manager').run('accounting.fiscal_year.create', null, span)
  }
}

async function customersOf(world: World, orders: Row[]) {
  const ids = new Map<string, number>()
  for (const code of new Set(orders.map((order) => order.CustomerID))) {
    const { id } = await world.create('contacts.party', { name: code, is_customer: true })
    ids.set(code, id)
  }
  return ids
}

function linesOf(order: Row, details: Row[]) {
  const sold = details.map((line) => ({
    text: `Product ${line.ProductID}`,
    quantity: line.Quantity,
    price: line.UnitPrice,
    discount: String(Math.round(Number(line.Discount) * 100)),
  }))
  return [...sold, { text: 'Freight', price: order.Freight }]
}

/** Each shipped order is paid in full, by what is proposed, on the day it was shipped. */
async function payShipped(
  world: World,
  orders: Row[],
  customers: ReadonlyMap<string, number>,
  invoices: ReadonlyMap<string, number>
) {
  const clerk = world.as('accounting.clerk')
  const ctx = await world.context()
  const bank = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'bank'])
  const shipped = orders.filter((order) => order.ShippedDate)
  for (const order of shipped.toSorted((a, b) => a.ShippedDate.localeCompare(b.ShippedDate))) {
    const payment = await clerk.run<RecordModel>('accounting.payment.create', null, {
      direction: 'in',
      party_id: customers.get(order.CustomerID),
      journal_id: bank!.id,
      on_date: order.ShippedDate,
      reference: order.OrderID,
      ...(await paidFor(ctx, invoices.get(order.OrderID)!)),
    })
    await clerk.run('accounting.payment.post', payment)
  }
}

test.group('Real data: Northwind', () => {
  test('an invoice and a payment for each order come to the published figures, and the ledger to the same', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    await openYears(world)
    const orders = rowsOf('orders')
    const details = Map.groupBy(rowsOf('order_details'), (line) => line.OrderID)
    const customers = await customersOf(world, orders)
    const clerk = world.as('accounting.clerk')
    const invoices = new Map<string, number>()
    for (const order of orders) {
      const draft = await clerk.run<RecordModel>('accounting.invoice.create', null, {
        party_id: customers.get(order.CustomerID),
        on_date: order.OrderDate,
        reference: order.OrderID,
        lines: linesOf(order, details.get(order.OrderID)!),
      })
      await clerk.run('accounting.invoice.post', draft)
      invoices.set(order.OrderID, draft.id)
    }
    const ctx = await world.context()
    const sum = async (sql: string) => String((await ctx.rows<{ sum: string }>(sql))[0].sum)
    const cents = (amount: string) => amount.replace('.', '')
    const nets =
      "SELECT SUM(`net`) AS `sum` FROM `accounting_invoice_lines` WHERE `text` <> 'Freight'"
    assert.equal(await sum(nets), cents(NET))
    assert.equal(
      await sum('SELECT SUM(`total`) AS `sum` FROM `accounting_invoices`'),
      cents(WITH_FREIGHT)
    )
    const owed = 'SELECT SUM(`open`) AS `sum` FROM `accounting_open_items`'
    assert.equal(await sum(owed), cents(WITH_FREIGHT))
    const last = await ctx.records('accounting.invoice').findBy(['number', 'eq', 'SAL/1998/00270'])
    assert.isDefined(last)
    const early = { on_date: '1996-01-02', party_id: customers.get('VINET') }
    const late = await clerk.run<RecordModel>('accounting.invoice.create', null, {
      ...early,
      lines: [{ text: 'Late', price: '1' }],
    })
    assert.equal(await refused(() => clerk.run('accounting.invoice.post', late)), 'E_CHRONOLOGICAL')

    const expected = asExpected(orders, details)
    await payShipped(world, orders, customers, invoices)
    assert.equal(await sum(owed), String(expected.open))
    assert.equal(await balanceOf(world, 'receivable'), String(expected.open))
    assert.equal(await balanceOf(world, 'bank'), String(expected.paid))
    assert.equal(expected.paid + expected.open, BigInt(cents(WITH_FREIGHT)))
    const unpaid = await ctx.list('accounting.invoice', {
      filter: ['payment_state', 'eq', 'unpaid'],
      fields: 'reference',
      sort: 'reference',
    })
    assert.lengthOf(unpaid.data, 21)
    assert.deepEqual(
      unpaid.data.map((one) => one.reference),
      orders.filter((order) => !order.ShippedDate).map((order) => order.OrderID)
    )
    assert.deepEqual(await yearFigures(ctx), expected.byYear)
    for (const day of ['1996-12-31', '1997-06-15', '1998-05-06']) {
      assert.deepEqual(await customerFigures(ctx, day), expected.owedOn(day), day)
    }
  }).timeout(600_000)
})
