import type { World } from 'kontor/testing'
import type EntryTemplate from '../../models/entry_template.js'
import type RecurringEntry from '../../models/recurring_entry.js'
import type { Books } from '../ledger/books.js'

/** Rent with a service charge of 10 %, from the bank. */
export function template(books: Books, more: Record<string, unknown> = {}) {
  return books.world
    .as('accounting.clerk')
    .run<EntryTemplate>('accounting.entry_template.create', null, {
      name: 'Rent',
      journal_id: books.journal('GEN'),
      text: 'Rent {month}',
      variables: [{ name: 'rent', value: '1000.05' }],
      lines: [
        {
          account_id: books.account('95000'),
          side: 'debit',
          amount: '[rent] * 110 %',
          text: 'For {from}',
        },
        { account_id: books.account('91100'), side: 'credit' },
      ],
      ...more,
    })
}

export async function monthly(books: Books, more: Record<string, unknown> = {}) {
  await lastYear(books.world)
  const { id } = await template(books)
  return books.world
    .as('accounting.clerk')
    .run<RecurringEntry>('accounting.recurring_entry.create', null, {
      name: 'Office rent',
      template_id: id,
      starts_on: await monthsAgo(books.world, 2),
      makes: 'posted',
      ...more,
    })
}

/** In January the months before this one are in the year before. */
export async function lastYear(world: World) {
  const { today } = await world.context()
  const year = Number(today.slice(0, 4)) - 1
  await world.as('accounting.manager').run('accounting.fiscal_year.create', null, {
    name: String(year),
    starts_on: `${year}-01-01`,
    ends_on: `${year}-12-31`,
  })
}

/** The first day of a month some months before this one. */
export async function monthsAgo(world: World, months: number) {
  const { today } = await world.context()
  const [year, month] = today.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
}

export const stored = async <T>(world: World, model: string, id: number) =>
  (await world.context()).records(model).findOrFail(id) as Promise<T>
