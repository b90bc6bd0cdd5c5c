import type { ApiClient } from '@japa/api-client'
import mysql from 'mysql2'
import { engine, test, type World } from 'kontor/testing'
import { party } from '../documents/sheet.js'
import { Books } from './books.js'

type Query = (sql: string | { sql: string }, ...rest: unknown[]) => unknown

const { prototype } = mysql.Connection as unknown as { prototype: { query: Query } }

const REASON = 'SQLite runs in the process: there is no way to a server'

/** What every request asks first, and what begins a transaction. */
const BEGUN = ['select epochs', 'begin']

const MADE_ENTRY = [
  ...BEGUN,
  'select journals',
  'select accounts',
  'insert entries',
  'insert entry_lines',
  'update entries',
  'insert history',
  'commit',
  'select entries',
  'select entry_lines',
]

/** From the accounts on everything is locked; number and seal come last. */
const POSTED = [
  'select fiscal_years',
  'select periods',
  'select locks',
  'update entry_lines',
  'insert balances',
]
const SEALED = ['update number_series', 'select entries']
const NOTED = ['insert history', 'insert search_entries', 'commit']

const POSTED_ENTRY = [
  ...BEGUN,
  'select entries',
  'select entry_lines',
  'select accounts',
  'select journals',
  ...POSTED,
  ...SEALED,
  'update entries',
  ...NOTED,
  'select entries',
  'select entry_lines',
]

const SHOWN_INVOICE = [
  'select invoices',
  'select invoice_lines',
  'select invoice_advances',
  'select invoice_taxes',
]

const MADE_INVOICE = [
  ...BEGUN,
  'select contacts_parties',
  'select parties',
  'insert invoices',
  'insert invoice_lines',
  'update invoices',
  'update invoice_lines',
  'update invoice_lines',
  'insert history',
  'commit',
  ...SHOWN_INVOICE,
]

const POSTED_INVOICE = [
  ...BEGUN,
  'select invoices',
  'select invoice_lines',
  'select invoice_advances',
  'select parties',
  'select journals',
  'select accounts',
  'select accounts',
  'insert entries',
  'insert entry_lines',
  'select accounts',
  ...POSTED,
  'insert open_items',
  'update invoice_lines',
  'update invoice_lines',
  ...SEALED,
  'update invoices',
  'update entries',
  ...NOTED,
  ...SHOWN_INVOICE,
]

/** What the server is asked while `act` runs, in order: the verb and the first table of each statement. */
async function asked(act: () => Promise<unknown>) {
  const seen: string[] = []
  const { query } = prototype
  prototype.query = function (this: unknown, sql, ...rest) {
    seen.push(inShort(typeof sql === 'string' ? sql : sql.sql))
    return query.call(this, sql, ...rest)
  }
  try {
    await act()
  } finally {
    prototype.query = query
  }
  // Plugins of the tests listen to what is posted: what is kept for them is no part of posting.
  return seen.filter((one) => one !== 'insert outbox')
}

function inShort(sql: string) {
  const [verb] = /\w+/.exec(sql)!
  const [, table] = /(?:FROM|INTO|UPDATE) `(\w+)`/i.exec(sql) ?? []
  return [verb.toLowerCase(), table?.replace('accounting_', '')].filter(Boolean).join(' ')
}

/** Makes a draft and posts it, as a program does; answers what each of both asks. */
async function both(client: ApiClient, token: string, path: string, body: object) {
  const send = async (to: string, input: object) => {
    const answer = await client.post(`/api/v1/accounting/${to}`).json(input).bearerToken(token)
    answer.assertStatus(to === path ? 201 : 200)
    return answer.body().data as { id: number; version: number }
  }
  let made = { id: 0, version: 0 }
  const create = await asked(async () => (made = await send(path, body)))
  const post = await asked(() => send(`${path}/${made.id}/post`, { version: made.version }))
  return { create, post }
}

/** The second time: the first one also finds out what the process keeps. */
async function twice(client: ApiClient, world: World, path: string, body: object) {
  const token = await world.as('ada').token()
  await both(client, token, path, body)
  return both(client, token, path, body)
}

/** Each is one way to the server and back, and whoever waits for an answer waits for all of them. */
test.group('On the wire', () => {
  test('an entry of any number of lines is made and posted by these statements and no other', async ({
    client,
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    for (const count of [1, 4]) {
      const lines = Array.from({ length: count }, () => [
        { on: '95000', debit: '5.00' },
        { on: '91100', credit: '5.00' },
      ]).flat()
      const { create, post } = await twice(client, world, 'entries', books.body(lines))
      assert.deepEqual(create, MADE_ENTRY)
      assert.deepEqual(post, POSTED_ENTRY)
    }
  }).skip(engine !== 'mysql', REASON)

  test('an invoice of two lines is made and posted by these statements and no other', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const lines = ['First', 'Second'].map((text) => ({ text, price: '5.00' }))
    const body = { kind: 'invoice', party_id: await party(world), lines }
    const { create, post } = await twice(client, world, 'invoices', body)
    assert.deepEqual(create, MADE_INVOICE)
    assert.deepEqual(post, POSTED_INVOICE)
  }).skip(engine !== 'mysql', REASON)
})
