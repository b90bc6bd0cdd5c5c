import { part } from '../../plugins/bench/generate_parts.js'

/** A way to ask for records by a field; `field` names the built-in one or the custom one of the same values. */
export interface Form {
  name: string
  /** The query of the `at`-th request: no two in a row ask for the same value. */
  query(field: (key: string) => string, at: number): Asked
  /** So many pages before the one that is measured. */
  pages?: number
}

export interface Asked {
  filter?: unknown
  sort?: string
  count?: 'exact'
}

type Triple = (key: string, operator: string, value?: unknown) => unknown

const form = (
  name: string,
  filter: (is: Triple, at: number) => unknown,
  rest: Asked = {}
): Form => ({
  name,
  query: (field, at) => ({
    filter: filter((key, operator, ...value) => [field(key), operator, ...value], at),
    ...rest,
  }),
})

const ordered = (name: string, sort: string, pages: number, filter?: unknown): Form => ({
  name,
  pages,
  query: (field) => ({
    sort: sort.replace(/\w+/, field),
    filter,
  }),
})

/** Some record's value, another each time. */
const valueOf = (key: 'code' | 'made_on' | 'kit_id' | 'weight' | 'price', at: number) =>
  part(1000 + 4 * ((at * 7919) % 200_000))[key]

const grade = (at: number) => 'abcd'[at % 4]
const month = (at: number) => `2024-${String(1 + (at % 12)).padStart(2, '0')}`

/** Those DESIGN's promise is about: everything an index of a column would lead to. */
export const FORMS: Form[] = [
  form('text =', (is, at) => [is('code', 'eq', valueOf('code', at))]),
  form('text in 5', (is, at) => [
    is(
      'code',
      'in',
      [0, 1, 2, 3, 4].map((one) => valueOf('code', at * 5 + one))
    ),
  ]),
  form('text starts', (is, at) => [
    is('code', 'starts', valueOf('code', at)?.toString().slice(0, 7)),
  ]),
  form('text contains, few', (is, at) => [is('code', 'contains', String(1234 + at))]),
  form('text contains, common', (is, at) => [is('code', 'contains', String(10 + at))]),
  form('choice =, a quarter', (is, at) => [is('grade', 'eq', grade(at))]),
  form('choice =, a quarter, by id', (is, at) => [is('grade', 'eq', grade(at))], { sort: '-id' }),
  form('choice in 2, a half', (is, at) => [is('grade', 'in', [grade(at), grade(at + 1)])]),
  form('choice ne', (is, at) => [is('grade', 'ne', grade(at))]),
  form('choice not', (is, at) => ({ not: is('grade', 'eq', grade(at)) })),
  form('date =', (is, at) => [is('made_on', 'eq', valueOf('made_on', at))]),
  form('date between, a month', (is, at) => [
    is('made_on', 'between', [`${month(at)}-01`, `${month(at)}-28`]),
  ]),
  form('date >=, two thirds', (is, at) => [is('made_on', 'gte', `${month(at)}-01`)]),
  form('integer =', (is, at) => [is('weight', 'eq', valueOf('weight', at))]),
  form('integer range, 0.1 %', (is, at) => [is('weight', 'between', [at * 10, at * 10 + 9])]),
  form('integer range, 1 %', (is, at) => [is('weight', 'between', [at * 10, at * 10 + 99])]),
  form('integer range, a quarter', (is, at) => [is('weight', 'lt', 2500 + at)]),
  form('money =', (is, at) => [is('price', 'eq', amount(at))]),
  form('money range, 1 %', (is, at) => [
    is('price', 'between', [String(at * 10), String(at * 10 + 100)]),
  ]),
  form('money range, half', (is, at) => [is('price', 'gt', String(5000 + at))]),
  form('reference =', (is, at) => [is('kit_id', 'eq', valueOf('kit_id', at))]),
  form('notnull, one in 1000', (is) => [is('tested_on', 'notnull')]),
  form('notnull, a quarter', (is) => [is('kit_id', 'notnull')]),
  form('notnull, all', (is) => [is('weight', 'notnull')]),
  form('null, three quarters', (is) => [is('kit_id', 'null')]),
  form('null, none', (is) => [is('weight', 'null')]),
  form('quarter and integer =', (is, at) => [
    is('grade', 'eq', grade(at)),
    is('weight', 'eq', valueOf('weight', at)),
  ]),
  form('quarter and month', (is, at) => [
    is('grade', 'eq', grade(at)),
    is('made_on', 'between', [`${month(at)}-01`, `${month(at)}-28`]),
  ]),
  form('quarter and half', (is, at) => [
    is('grade', 'eq', grade(at)),
    is('price', 'gt', String(5000 + at)),
  ]),
  form('text = or integer =', (is, at) => ({
    or: [is('code', 'eq', valueOf('code', at)), is('weight', 'eq', valueOf('weight', at))],
  })),
  form('quarter, and a field of the plugin', (is, at) => [
    is('grade', 'eq', grade(at)),
    ['code', 'eq', valueOf('code', at)],
  ]),
  form(
    'month by another date',
    (is, at) => [is('made_on', 'between', [`${month(at)}-01`, `${month(at)}-28`])],
    { sort: 'listed_on' }
  ),
  form('date =, counted', (is, at) => [is('made_on', 'eq', valueOf('made_on', at))], {
    count: 'exact',
  }),
  form('quarter, counted', (is, at) => [is('grade', 'eq', grade(at))], { count: 'exact' }),
  ordered('order by date', 'made_on', 0),
  ordered('order by date, descending', '-made_on', 0),
  ordered('order by date, third page', '-made_on', 2),
  ordered('order by choice', 'grade', 0),
  ordered('order by choice, second page', 'grade', 1),
  ordered('order by choice, second page back', '-grade', 1),
  ordered('order by text, third page', 'code', 2),
  ordered('order by integer, a field of the plugin', '-weight', 0, [['grade', 'eq', 'a']]),
  ordered('order by sparse date', '-tested_on', 0),
  {
    name: 'order by date of a quarter, second page',
    pages: 1,
    query: (field, at) => ({
      filter: [[field('grade'), 'eq', grade(at)]],
      sort: `-${field('made_on')}`,
    }),
  },
  {
    name: 'range by itself, second page',
    pages: 1,
    query: (field, at) => ({
      filter: [[field('made_on'), 'between', [`${month(at)}-01`, `${month(at)}-28`]]],
      sort: field('made_on'),
    }),
  },
  {
    name: 'few by another date',
    query: (field, at) => ({
      filter: [[field('weight'), 'eq', valueOf('weight', at)]],
      sort: `-${field('made_on')}`,
    }),
  },
]

function amount(at: number) {
  const cents = Number(valueOf('price', at))
  return (cents / 100).toFixed(2)
}
