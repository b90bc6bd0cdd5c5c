import { test } from 'kontor/testing'
import { refuseLong } from '../../export/write_books.js'
import { Books } from '../ledger/books.js'

const FILE = '/api/v1/accounting/books-export/file'

test.group('The file of the books', () => {
  test('is made for whoever may take entries out, and for nobody else', async ({
    client,
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    await books.rent('12.34', { on_date: '2026-03-04' })
    const ask = async (who: string, format: string, path = FILE) =>
      client
        .get(path)
        .qs({ format, from: '2026-01-01', to: '2026-12-31' })
        .bearerToken(await world.as(who).token())
    const made = await ask('accounting.auditor', 'hledger')
    made.assertStatus(200)
    assert.match(
      made.header('content-disposition')!,
      /^attachment; .*books-2026-01-01-2026-12-31\.journal/
    )
    assert.match(
      made.text(),
      /expenses:95000 Rent {2}12\.34 EUR\n {4}assets:91000 Till {2}-12\.34 EUR/
    )
    assert.include((await ask('accounting.manager', 'beancount')).text(), 'Expenses:95000-Rent')
    for (const who of ['accounting.clerk', 'sam']) {
      ;(await ask(who, 'hledger')).assertStatus(403)
    }
    ;(await ask('accounting.auditor', 'xml')).assertStatus(422)
    ;(await client.get(FILE)).assertStatus(401)
    const ctx = await world.context()
    const logged = await ctx.rows<{ details: string }>(
      "SELECT `details` FROM `security_events` WHERE `kind` = 'exported' ORDER BY `id`"
    )
    assert.deepEqual(
      logged.map(({ details }) => (JSON.parse(details) as { format: string }).format),
      ['hledger', 'beancount']
    )
  })

  test('is described to programs that may have it made', async ({ client, world, assert }) => {
    await world.enable('accounting')
    const pathsFor = async (who: string) => {
      const token = await world.as(who).token()
      const answer = await client.get('/api/v1/openapi.json').bearerToken(token)
      return Object.keys((answer.body() as { paths: object }).paths)
    }
    assert.include(await pathsFor('accounting.auditor'), '/accounting/books-export/file')
    assert.notInclude(await pathsFor('accounting.clerk'), '/accounting/books-export/file')
  })

  test('begins with what stood before its first day', async ({ client, world, assert }) => {
    const books = await Books.of(world)
    await books.rent('7.00', { on_date: '2026-03-04' })
    const made = await client
      .get(FILE)
      .qs({ format: 'hledger', from: '2026-04-01', to: '2026-12-31' })
      .bearerToken(await world.as('accounting.auditor').token())
    assert.match(
      made.text(),
      /2026-04-01 \* Opening balances\n {4}; kind:opening\n {4}assets:91000 Till {2}-7\.00 EUR\n/
    )
  })

  test('holds so many lines at most', ({ assert }) => {
    assert.doesNotThrow(() => refuseLong(250_000))
    assert.throws(() => refuseLong(250_001), 'E_BOOKS_LONG')
  })
})
