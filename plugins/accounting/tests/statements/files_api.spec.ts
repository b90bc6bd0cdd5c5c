import type { ApiClient } from '@japa/api-client'
import { test, type World } from 'kontor/testing'
import plugin from '../../plugin.js'
import { Books } from '../ledger/books.js'

type Query = Record<string, string>
interface Table {
  data: { columns: { key: string; type: string }[]; rows: Record<string, unknown>[] }
}

/** Asks for a file as a program does, after a rent of 12.34 in March 2026. */
async function asking(world: World, client: ApiClient) {
  const books = await Books.of(world)
  await books.rent('12.34', { on_date: '2026-03-04' })
  const token = await world.as('ada').token()
  const ask = (path: string, query: Query = {}, accept = 'application/json') =>
    client
      .get(`/api/v1/accounting/${path}/file`)
      .qs(query)
      .header('accept', accept)
      .bearerToken(token)
  return { books, ask }
}

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test.group('Statements for programs', () => {
  test('are answered as the Accept header asks, as data unless told', async ({
    client,
    world,
    assert,
  }) => {
    const { ask } = await asking(world, client)
    const table = (await ask('trial-balance', YEAR)).body() as Table
    assert.deepEqual(
      table.data.rows.map(({ code, debit, credit, closing }) => [code, debit, credit, closing]),
      [
        ['91000', '0.00', '12.34', '-12.34'],
        ['95000', '12.34', '0.00', '12.34'],
        ['', '12.34', '12.34', '0.00'],
      ]
    )
    const csv = await ask('trial-balance', YEAR, 'text/csv')
    assert.match(csv.header('content-type')!, /^text\/csv/)
    const told = await ask('trial-balance', { ...YEAR, format: 'html' }, 'text/csv')
    assert.match(told.header('content-type')!, /^text\/html/)
  })

  test('lead from a row of the ledger to its entry', async ({ client, world, assert }) => {
    const { ask, books } = await asking(world, client)
    const query = { ...YEAR, account_id: String(books.account('95000')) }
    const { data } = (await ask('general-ledger', query)).body() as Table
    const entry = await books.stored(Number(data.rows.at(-1)!.entry_id))
    assert.equal(entry.number, data.rows.at(-1)!.number)
  })

  test('name each row of a statement and the accounts beneath it', async ({
    client,
    world,
    assert,
  }) => {
    const { ask, books } = await asking(world, client)
    const { data } = (
      await ask('statements', { layout: 'profit_and_loss', ...YEAR })
    ).body() as Table
    const rent = data.rows.find((one) => one.account_id === books.account('95000'))!
    assert.equal(rent.amount_0, '12.34')
    const above = data.rows.find((one) => one.row === rent.row && one.account_id === null)!
    assert.equal(above.amount_0, '12.34')
  })

  for (const path of ['statements', 'trial-balance', 'aged', 'party-ledger', 'consolidation']) {
    test(`refuse what ${path} is not asked, instead of telling something else`, async ({
      client,
      world,
      assert,
    }) => {
      const { ask } = await asking(world, client)
      const answer = await ask(path, { statement: 'profit_and_loss' })
      answer.assertStatus(422)
      assert.containSubset(answer.body(), {
        errors: [{ field: 'statement', code: 'E_UNKNOWN_PARAMETER' }],
      })
    })
  }

  test('a day that is none, and a format that is none, are told by what was asked', async ({
    client,
    world,
    assert,
  }) => {
    const { ask } = await asking(world, client)
    for (const [query, message] of [
      [{ to: '2026-02-30' }, '“2026-02-30” is not a day of the calendar.'],
      [{ format: 'doc' }, '“doc” is not one of the choices.'],
    ] as const) {
      const answer = await ask('trial-balance', query)
      answer.assertStatus(422)
      assert.containSubset(answer.body(), { errors: [{ message }] })
    }
  })

  test('each file says what it asks for', ({ assert }) => {
    const silent = plugin.files!.filter((one) => !one.asks)
    assert.deepEqual(silent, [])
  })
})
