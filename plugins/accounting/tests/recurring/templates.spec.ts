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

  test('a template in dollars is booked at the rate of its day; what rounding leaves goes to the rest', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id } = await template(books, {
      currency: 'USD',
      variables: [{ name: 'rent', value: '10.01' }],
      lines: [
        { account_id: books.account('95000'), side: 'debit', amount: '[rent]' },
        { account_id: books.account('95000'), side: 'debit', amount: '[rent]' },
        { account_id: books.account('91100'), side: 'credit' },
      ],
    })
    const clerk = world.as('accounting.clerk')
    const use = () =>
      clerk.run<{ id: number }>('accounting.entry_template.use', id, { on_date: '2026-11-20' })
    const missing = await refused(use)
    assert.deepEqual(missing, {
      code: 'E_RATE_MISSING',
      params: { currency: 'USD', on: '2026-11-20' },
    })
    await world.create('accounting.exchange_rate', {
      ...{ currency: 'USD', on_date: '2026-11-19', rate: '0.85', per: '1' },
    })
    const draft = await books.stored((await use()).id)
    assert.equal(String(draft.amount), '17.02')
    await clerk.run('accounting.entry.post', draft.id)
    const { data } = await (
      await world.context()
    ).list('accounting.entry_line', {
      filter: ['entry_id', 'eq', draft.id],
      sort: 'id',
    })
    assert.deepEqual(
      data.map((one) => [one.debit, one.credit, one.foreign_amount]),
      [
        ['8.51', null, '10.01'],
        ['8.51', null, '10.01'],
        [null, '17.02', '-20.02'],
      ]
    )
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
