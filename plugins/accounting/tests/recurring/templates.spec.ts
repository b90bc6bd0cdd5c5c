import { test } from 'kontor/testing'
import { Books, explained, refused } from '../ledger/books.js'
import { template } from './kit.js'

test.group('Entries from a template', () => {
  test('its figures become a draft with texts of the month, which is posted like any other', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id } = await template(books)
    const clerk = world.as('accounting.clerk')
    const shown = await clerk.run<{ lines: { debit: string | null; text: string }[] }>(
      'accounting.entry_template.preview',
      null,
      { template_id: id, on_date: '2026-11-20', values: { rent: '200' } }
    )
    assert.deepInclude(shown.lines[0], { debit: '220.00', text: 'For Nov 1, 2026' })
    const made = await clerk.run<{ id: number }>('accounting.entry_template.use', id, {
      on_date: '2026-11-20',
      values: { rent: '200' },
    })
    const entry = await books.stored(made.id)
    assert.include(entry, { state: 'draft', text: 'Rent November 2026' })
    assert.equal(String(entry.amount), '220.00')
  })

  test('amounts that cannot be reckoned are refused by their line', async ({ world, assert }) => {
    const books = await Books.of(world)
    const lines = [{ account_id: books.account('95000'), amount: '[rnet]' }]
    const unknown = await refused(() => template(books, { lines }))
    assert.equal(unknown.code, 'E_TEMPLATE_VARIABLE')
    const braces = await refused(() => template(books, { text: 'Rent {mnth}' }))
    assert.deepEqual(braces, { code: 'E_PLACEHOLDER_UNKNOWN', params: { name: 'mnth' } })
    const { id } = await template(books, { variables: [{ name: 'rent' }] })
    const use = (values: Record<string, string>) =>
      refused(() =>
        world.as('accounting.clerk').run('accounting.entry_template.use', id, {
          on_date: '2026-11-20',
          values,
        })
      )
    const open = await use({})
    const nothing = await use({ rent: '0' })
    assert.deepEqual([open.code, nothing.code], ['E_TEMPLATE_VALUE', 'E_TEMPLATE_NOTHING'])
    for (const one of [unknown, braces, open, nothing]) assert.isTrue(explained(one), one.code)
  })
})
