import { test } from '@japa/runner'
import type { Candidate } from '#kernel/plugins/candidate'
import { candidate, importParts } from '#kernel/plugins/candidate'
import type { PluginDeclaration } from '#kernel/plugins/declaration'
import { checkDependencies } from '#kernel/plugins/validate/dependencies'
import { checkParts } from '#kernel/plugins/validate/parts'
import { checkShape } from '#kernel/plugins/validate/shape'
import { text } from '#kernel/records/fields/decorators'
import { mistakes, modelOf, VALID } from '#tests/kernel/plugins/mistakes'

/** All mistakes of a declaration, beside a plugin `books` 2.1.0 with the model `books.book`. */
async function mistakesOf(changes: Record<string, unknown>) {
  const books = candidate(
    { ...VALID, id: 'books', version: '2.1.0', models: [modelOf('books.book', { name: text() })] },
    '/books'
  )
  const one = candidate({ ...VALID, ...changes } as PluginDeclaration, '/shop')
  const present = new Map<string, Candidate>([
    ['books', books],
    ['shop', one],
  ])
  for (const each of present.values()) {
    if (checkShape(each)) await importParts(each, new Set(present.keys()))
    else present.delete(each.id)
  }
  if (present.has(one.id)) {
    checkDependencies(one, present, [books, one])
    checkParts(one, present)
  }
  return one.mistakes
}

test.group('A declaration', () => {
  test('without mistakes has none', async ({ assert }) => {
    assert.deepEqual(await mistakesOf({}), [])
    assert.deepEqual(
      await mistakesOf({ requires: { books: '^2.0' }, before: { 'books.book.update': () => {} } }),
      []
    )
  })

  for (const [what, changes, mistake] of mistakes) {
    test(`is refused for ${what}`, async ({ assert }) => {
      const found = await mistakesOf(changes)
      const isThere = found.some((one) =>
        typeof mistake === 'string' ? one === mistake : mistake.test(one)
      )
      assert.isTrue(isThere, `found only: ${found.join(' | ')}`)
    })
  }

  test('is told all its mistakes at once, each with its place', async ({ assert }) => {
    const found = await mistakesOf({
      version: 'one',
      requires: { moon: '^1.0' },
      roles: { clerk: ['shop.book.read'] },
      menu: [{ model: 'shop.book', icon: 'book' }],
      events: ['sold'],
    })
    assert.lengthOf(found, 6)
    assert.sameMembers(
      found.map((one) => one.split(':')[0]),
      ['version', 'requires', 'roles.clerk', 'menu[0]', 'menu[0]', 'events']
    )
  })
})
