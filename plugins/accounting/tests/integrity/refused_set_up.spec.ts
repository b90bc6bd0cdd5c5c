import { test, type World } from 'kontor/testing'
import { Books, explained, refused } from '../ledger/books.js'

interface Given {
  what: string
  code: string
  model: string
  values: (books: Books) => Record<string, unknown>
}

const year = (name: string, starts_on: string, ends_on: string) => () => ({
  name,
  starts_on,
  ends_on,
})
const tax = (more: Record<string, unknown>) => () => ({
  code: 'X',
  name: 'X',
  scope: 'sale',
  rate: '10',
  ...more,
})
const instalment = (kind: string, percent?: string) => ({ kind, ...(percent && { percent }) })

const GIVEN: Given[] = [
  {
    what: 'a year whose name cannot stand in a number',
    code: 'E_NUMBER_PART',
    model: 'fiscal_year',
    values: year('2019/20', '2019-01-01', '2019-12-31'),
  },
  {
    what: 'a year that ends before it begins',
    code: 'E_YEAR_ENDS_FIRST',
    model: 'fiscal_year',
    values: year('2019', '2019-12-31', '2019-01-01'),
  },
  {
    what: 'a year of three years',
    code: 'E_YEAR_LONG',
    model: 'fiscal_year',
    values: year('2010', '2010-01-01', '2012-12-31'),
  },
  {
    what: 'terms whose rest is due before the end',
    code: 'E_TERM_REMAINDER',
    model: 'payment_term',
    values: () => ({
      name: 'Half',
      lines: [instalment('remainder'), instalment('percent', '50')],
    }),
  },
  {
    what: 'terms by which a half is never due',
    code: 'E_TERM_REST',
    model: 'payment_term',
    values: () => ({ name: 'Half', lines: [instalment('percent', '50')] }),
  },
  {
    what: 'a tax that is all of the price it is in',
    code: 'E_TAX_DIVISION',
    model: 'tax',
    values: tax({ amount_kind: 'division', rate: '100' }),
  },
  {
    what: 'a tax that ends before it begins',
    code: 'E_DATES_TURNED',
    model: 'tax',
    values: tax({ valid_from: '2026-02-01', valid_to: '2026-01-01' }),
  },
  {
    what: 'a box of cheques that ends before it begins',
    code: 'E_CHEQUE_LAST',
    model: 'cheque_stock',
    values: (books) => ({
      name: 'Box',
      journal_id: books.journal('BNK'),
      first_number: 101,
      last_number: 50,
    }),
  },
]

const stored = async (world: World, model: string) =>
  (await (await world.context()).records(`accounting.${model}`).where(['id', 'notnull'])).length

test.group('What setting books up refuses', () => {
  test('{what}: {code}, with a sentence in both languages')
    .with(GIVEN)
    .run(async ({ world, assert }, { model, values, code }) => {
      const books = await Books.of(world)
      const before = await stored(world, model)
      const ctx = await world.context()
      const answer = await refused(() => ctx.run(`accounting.${model}.create`, null, values(books)))
      assert.equal(answer.code, code)
      assert.isTrue(explained(answer))
      assert.equal(await stored(world, model), before)
    })
})
