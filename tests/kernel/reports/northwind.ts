import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { parse } from 'csv-parse/sync'
import { Columns } from '#kernel/plugins/migration'
import { registry } from '#kernel/plugins/registry'
import { date, quantity, reference, text } from '#kernel/records/fields/decorators'
import { buildModel, model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { frame, store } from '#tests/kernel/query/things'

@model({ name: 'probe.category', title: 'name' })
class Category extends RecordModel {
  @text() declare name: string
}

@model({ name: 'probe.product', title: 'name' })
class Product extends RecordModel {
  @text() declare name: string
  @reference('probe.category') declare categoryId: number
}

@model({ name: 'probe.customer', title: 'code' })
class Customer extends RecordModel {
  @text() declare code: string
  @text() declare country: string
}

@model({ name: 'probe.order', title: 'ordered_on' })
class Order extends RecordModel {
  @date() declare orderedOn: string
  @reference('probe.customer') declare customerId: number
}

/** One line of an order; its net amount has four decimals, so it is kept as a quantity. */
@model({ name: 'probe.sale', title: 'net' })
class Sale extends RecordModel {
  @reference('probe.order') declare orderId: number
  @reference('probe.product') declare productId: number
  @quantity() declare net: unknown
}

const TABLES: [string, (t: Columns) => void][] = [
  ['probe_categories', (t) => t.text('name')],
  [
    'probe_products',
    (t) => {
      t.text('name')
      t.count('category_id')
    },
  ],
  [
    'probe_customers',
    (t) => {
      t.text('code')
      t.text('country')
    },
  ],
  [
    'probe_orders',
    (t) => {
      t.date('ordered_on')
      t.count('customer_id')
    },
  ],
  [
    'probe_sales',
    (t) => {
      t.count('order_id')
      t.count('product_id')
      t.scaled('net')
    },
  ],
]

type Line = Record<string, string>

const file = (name: string) => readFileSync(app.makePath('tests/vectors/northwind', name), 'utf8')
const read = (name: string) => parse(file(name), { columns: true, bom: true }) as Line[]

/** What an independent script made of the same files. */
export const expected = () => JSON.parse(file('expected.json'))

/** The orders of Northwind as records of five models; answers what takes them away again. */
export async function installNorthwind() {
  const models = [Category, Product, Customer, Order, Sale].map((one) =>
    buildModel(one as never, 'probe')
  )
  for (const one of models) registry.addModel(one)
  const schema = db.connection().schema
  const isSqlite = db.connection().dialect.name === 'better-sqlite3'
  for (const [name, define] of TABLES) {
    await schema.dropTableIfExists(name)
    await schema.createTable(name, (table) => {
      const columns = new Columns(table, name, isSqlite)
      frame(columns)
      define(columns)
    })
  }
  await fill()
  return async () => {
    for (const [name] of TABLES) await schema.dropTableIfExists(name)
    for (const one of models) registry.models.delete(one.name)
  }
}

async function fill() {
  const customers = read('customers.csv').map((one, index) => ({
    id: index + 1,
    code: one.CustomerID,
    country: one.Country,
  }))
  const idOf = new Map(customers.map(({ id, code }) => [code, id]))
  await store(
    'probe_categories',
    read('categories.csv').map((one) => ({ id: Number(one.CategoryID), name: one.CategoryName }))
  )
  await store(
    'probe_products',
    read('products.csv').map((one) => ({
      id: Number(one.ProductID),
      name: one.ProductName,
      category_id: Number(one.CategoryID),
    }))
  )
  await store('probe_customers', customers)
  await store(
    'probe_orders',
    read('orders.csv').map((one) => ({
      id: Number(one.OrderID),
      ordered_on: one.OrderDate,
      customer_id: idOf.get(one.CustomerID),
    }))
  )
  await store(
    'probe_sales',
    read('order_details.csv').map((one, index) => ({
      id: index + 1,
      order_id: Number(one.OrderID),
      product_id: Number(one.ProductID),
      net: netOf(one),
    }))
  )
}

/** Price × quantity × (1 − discount), in millionths, without a float. */
function netOf({ UnitPrice, Quantity, Discount }: Line) {
  const hundredths = (one: string) => {
    const [whole, fraction = ''] = one.split('.')
    return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2))
  }
  return Number(hundredths(UnitPrice) * BigInt(Quantity) * (100n - hundredths(Discount)) * 100n)
}
