import { test } from '@japa/runner'
import { candidate, importParts } from '#kernel/plugins/candidate'
import type { ReportSourceDeclaration, SourcePart } from '#kernel/plugins/declaration'
import { checkParts } from '#kernel/plugins/validate/parts'
import { integer, money, reference, tags, text } from '#kernel/records/fields/decorators'
import { modelOf, VALID } from '#tests/kernel/plugins/mistakes'

const SHELF = modelOf('shop.shelf', { name: text() })
const BOOK = modelOf('shop.book', {
  name: text(),
  pages: integer(),
  price: money(),
  words: tags(),
  shelfId: reference('shop.shelf'),
})

const book = (fields: Record<string, string>, more: Partial<SourcePart> = {}): SourcePart => ({
  model: 'shop.book',
  fields,
  ...more,
})

async function mistakesOf(reportSources: ReportSourceDeclaration[]) {
  const one = candidate({ ...VALID, models: [SHELF, BOOK], reportSources }, '/shop')
  const present = new Map([['shop', one]])
  await importParts(one, new Set(['shop']))
  checkParts(one, present)
  return one.mistakes.filter((mistake) => mistake.startsWith('reportSources'))
}

const named = (name: string, ...from: SourcePart[]) => [{ name, from }]
const drawn = (...from: SourcePart[]) => named('shop.drawn', ...from)
const AT = 'reportSources.shop.drawn'

test.group('A declared source of reports', () => {
  test('without mistakes has none', async ({ assert }) => {
    const shelf = { model: 'shop.shelf', fields: { title: 'name' } }
    const priced = book({ shelf: 'shelf.name', price: 'price', currency: 'currency' })
    assert.deepEqual(
      await mistakesOf([
        { name: 'shop.drawn', from: [priced] },
        {
          name: 'shop.all',
          from: [book({ title: 'name' }, { filter: ['pages', 'gt', 1] }), shelf],
        },
      ]),
      []
    )
  })

  for (const [what, sources, mistake] of [
    [
      'a name of another plugin',
      named('books.all', book({ a: 'name' })),
      'reportSources.books.all: it must be called shop.<words>',
    ],
    [
      'the name of a model',
      named('shop.book', book({ a: 'name' })),
      'reportSources.shop.book: a model is called so',
    ],
    ['nothing to draw from', drawn(), `${AT}: it draws from nothing`],
    [
      'a model that is not there',
      drawn({ model: 'moon.rock', fields: { a: 'name' } }),
      `${AT}.from[0]: the model moon.rock does not exist`,
    ],
    ['no fields', drawn(book({})), `${AT}.from[0]: it has no fields`],
    [
      'a path to nowhere',
      drawn(book({ a: 'shelf.colour' })),
      `${AT}.from[0].fields.a: shelf.colour leads to no field`,
    ],
    [
      'a path that reaches for an object',
      drawn(book({ a: '__proto__' })),
      `${AT}.from[0].fields.a: __proto__ leads to no field`,
    ],
    [
      'a field that cannot be drawn',
      drawn(book({ a: 'words' })),
      `${AT}.from[0].fields.a: a field of the kind tags cannot be drawn`,
    ],
    [
      'a name that is none',
      drawn(book({ 'a`b': 'name' })),
      `${AT}.from[0].fields.a\`b: a field's name is lower-case letters, digits and _, and not id`,
    ],
    [
      'an amount without its currency',
      drawn(book({ a: 'price' })),
      `${AT}.from[0].fields.a: its currency currency must be among the fields`,
    ],
    [
      'a field that one part lacks',
      drawn(book({ a: 'name', b: 'name' }), book({ a: 'name' })),
      `${AT}.from[1]: the field b is missing`,
    ],
    [
      'parts of two kinds',
      drawn(book({ a: 'name' }), book({ a: 'pages' })),
      `${AT}.from[1].fields.a: it is of another kind than in from[0]`,
    ],
    [
      'a filter on nothing',
      drawn(book({ a: 'name' }, { filter: { and: [['colour', 'eq', 'red']] } })),
      `${AT}.from[0].filter: colour leads to no field`,
    ],
    [
      'two of one name',
      [...drawn(book({ a: 'name' })), ...drawn(book({ a: 'name' }))],
      `${AT}: two have this name`,
    ],
  ] as const) {
    test(`is refused for ${what}`, async ({ assert }) => {
      assert.include(await mistakesOf([...sources]), mistake)
    })
  }
})
