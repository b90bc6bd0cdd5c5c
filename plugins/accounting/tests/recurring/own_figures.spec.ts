import { test } from 'kontor/testing'
import type Entry from '../../models/entry.js'
import RecurringRun from '../../models/recurring_run.js'
import { makeAllDue } from '../../recurring/make_all_due.js'
import { Books } from '../ledger/books.js'
import { refused } from '../payments/kit.js'
import { monthly, monthsAgo, stored } from './kit.js'

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
})
