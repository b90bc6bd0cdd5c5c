import { test } from 'kontor/testing'
import type Entry from '../../models/entry.js'
import type RecurringEntry from '../../models/recurring_entry.js'
import RecurringRun from '../../models/recurring_run.js'
import { makeAllDue } from '../../recurring/make_all_due.js'
import { Books } from '../ledger/books.js'
import { refused } from '../payments/kit.js'
import { monthly, monthsAgo, stored, template } from './kit.js'

test.group('Figures of a recurring entry', () => {
  test('one template makes entries of other amounts, by the figures kept with each', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const starts = await monthsAgo(world, 0)
    const { id } = await monthly(books, {
      starts_on: starts,
      figures: [{ name: 'Rent', value: '500' }],
    })
    assert.deepEqual(await makeAllDue(await world.context()), { made: 1 })
    const [run] = await RecurringRun.where(await world.context(), ['recurring_entry_id', 'eq', id])
    const entry = await stored<Entry>(world, 'accounting.entry', run.entryId!)
    assert.equal(String(entry.amount), '550.00')
  })

  test('a figure the template does not have is refused', async ({ world, assert }) => {
    const books = await Books.of(world)
    const make = () => monthly(books, { figures: [{ name: 'heating', value: '5' }] })
    assert.equal(await refused(make), 'E_FIGURE_UNKNOWN')
  })

  test('a figure where the template asks for none is not passed over: nothing is made, and whoever set it up is told why', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const lines = [
      { account_id: books.account('95000'), side: 'debit', amount: '5' },
      { account_id: books.account('91100'), side: 'credit' },
    ]
    const { id } = await template(books, { name: 'Fixed', variables: [], lines })
    const starts = await monthsAgo(world, 0)
    const figures = [{ name: 'rent', value: '5' }]
    const kept = await monthly(books, { template_id: id, starts_on: starts, figures })
    const clerk = world.as('accounting.clerk')
    const make = () => clerk.run('accounting.recurring_entry.make', kept.id)
    assert.equal(await refused(make), 'E_FIGURES_NONE')
    const nightly = await world.context()
    assert.equal(await refused(() => makeAllDue(nightly)), 'E_RECURRING_FAILED')
    const { problem } = await stored<RecurringEntry>(world, 'accounting.recurring_entry', kept.id)
    assert.match(problem!, /asks for no figures, so “rent” would change nothing/)
  })
})
