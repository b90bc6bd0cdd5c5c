import type { PluginDeclaration } from '#kernel/plugins/declaration'
import { choice, lines, reference, text } from '#kernel/records/fields/decorators'
import type { ModelOptions } from '#kernel/records/model'
import { model } from '#kernel/records/model'
import { defineOperation } from '#kernel/records/operation'
import { RecordModel } from '#kernel/records/record_model'
import { dashboardMistakes } from '#tests/kernel/plugins/dashboard_mistakes'

type Fields = Record<string, (target: object, property: string) => void>

export const VALID: PluginDeclaration = { id: 'shop', version: '1.0.0', api: '^1.0' }

export function modelOf(name: string, fields: Fields, options: Partial<ModelOptions> = {}) {
  class Some extends RecordModel {}
  for (const [property, declare] of Object.entries(fields)) declare(Some.prototype, property)
  model({ name, title: Object.keys(fields)[0], ...options })(Some)
  return async () => ({ default: Some })
}

const operationOf = (name: string, on?: string) => async () => ({
  default: defineOperation({ name, on, run: () => {} }),
})

const BOOK = modelOf('shop.book', { name: text() })

/** What is wrong, the changes that make it wrong, and what the author is told. */
export const mistakes: [
  what: string,
  changes: Record<string, unknown>,
  mistake: string | RegExp,
][] = [
  ['a missing id', { id: '' }, 'id: it is missing'],
  ['an id in capitals', { id: 'Shop' }, /^id: "Shop" must be lower-case/],
  ['a reserved id', { id: 'api' }, 'id: "api" is reserved'],
  ['a version that is none', { version: '1' }, 'version: "1" is not a version such as 1.0.0'],
  ['an API range that is none', { api: 'new' }, 'api: "new" is not a range such as ^1.0'],
  ['an API of another age', { api: '^2.0' }, 'api: it needs ^2.0, this Kontor offers 1.0.0'],
  ['an unknown entry', { modells: [] }, 'modells: a declaration has no entry of this name'],
  ['a list that is none', { models: {} }, 'models: it must be a list'],
  ['a map that is none', { roles: [] }, 'roles: it must be an object'],
  [
    'a hook of the plugin that is no function',
    { onEnable: true },
    'onEnable: it must be a function',
  ],
  [
    'a dependency that is not installed',
    { requires: { moon: '^1.0' } },
    'requires: moon is not installed',
  ],
  [
    'a dependency of another version',
    { requires: { books: '^1.0' } },
    'requires: books ^1.0 is needed, 2.1.0 is installed',
  ],
  [
    'a dependency on itself',
    { requires: { shop: '^1.0' } },
    'requires: a plugin cannot depend on itself',
  ],
  [
    'a range that is none',
    { requires: { books: 'two' } },
    'requires: "two" for books is not a range such as ^1.0',
  ],
  [
    'an optional plugin of another version',
    { optional: { books: '^1.0' } },
    'optional: books ^1.0 is needed, 2.1.0 is installed',
  ],
  [
    'a model without @model',
    { models: [async () => ({ default: class Bare {} })] },
    'models[0]: Bare has no @model declaration',
  ],
  [
    'a file without default export',
    { models: [async () => ({})] },
    'models[0]: the file has no default export',
  ],
  [
    'a model of another plugin’s name',
    { models: [modelOf('books.shelf', { name: text() })] },
    'books.shelf: the name must begin with shop.',
  ],
  ['two models of a name', { models: [BOOK, BOOK] }, 'shop.book: two models have this name'],
  [
    'a field with a plugin’s name',
    { models: [modelOf('shop.book', { books: text() })] },
    /^shop\.book\.books: a field may not have the name of a plugin/,
  ],
  [
    'a reference to nothing',
    { models: [modelOf('shop.book', { name: text(), moonId: reference('moon.rock') })] },
    'shop.book.moon_id: the model moon.rock does not exist',
  ],
  [
    'a reference past requires',
    { models: [modelOf('shop.book', { name: text(), bookId: reference('books.book') })] },
    'shop.book.book_id: the model books.book belongs to books, which is not in requires',
  ],
  [
    'a reference without _id',
    { models: [modelOf('shop.book', { name: text(), parent: reference('shop.book') })] },
    'shop.book.parent: the name of a reference ends in _id',
  ],
  [
    'lines that do not point back',
    {
      models: [
        modelOf('shop.book', { name: text(), pages: lines('shop.book', { by: 'book_id' }) }),
      ],
    },
    'shop.book.pages: shop.book has no reference book_id that points back',
  ],
  [
    'a title that is no field',
    { models: [modelOf('shop.book', { name: text() }, { title: 'label' })] },
    'shop.book: title names label, which is no field',
  ],
  [
    'a search path that leads nowhere',
    { models: [modelOf('shop.book', { name: text() }, { search: ['author.name'] })] },
    'shop.book: search names author.name, which is no field',
  ],
  [
    'a state that is no value',
    {
      models: [
        modelOf(
          'shop.book',
          { name: text(), state: choice({ of: ['new'] }) },
          { state: { field: 'state', path: ['old'] } }
        ),
      ],
    },
    'shop.book: old is no value of state',
  ],
  [
    'what comes after the states is no value either',
    {
      models: [
        modelOf(
          'shop.book',
          { name: text(), state: choice({ of: ['new'] }), money: choice({ of: ['due'] }) },
          { state: { field: 'state', path: ['new'], then: { field: 'money', value: 'paid' } } }
        ),
      ],
    },
    'shop.book: paid is no value of money',
  ],
  [
    'an operation of another’s name',
    { operations: [operationOf('books.book.read')] },
    'books.book.read: an operation is called shop.<model>.<verb>',
  ],
  [
    'an operation on nothing',
    { operations: [operationOf('shop.book.sell', 'shop.book')] },
    'shop.book.sell: it works on shop.book, which does not exist',
  ],
  [
    'two operations of a name',
    { operations: [operationOf('shop.sell'), operationOf('shop.sell')] },
    'shop.sell: two operations have this name',
  ],
  [
    'a right that does not exist',
    { models: [BOOK], roles: { clerk: ['shop.book.burn'] } },
    'roles.clerk: the right shop.book.burn does not exist',
  ],
  [
    'a grant of everything',
    { roles: { clerk: ['*.*'] } },
    'roles.clerk: the right *.* does not exist',
  ],
  [
    'a grant on unknown fields',
    { models: [BOOK], roles: { clerk: [{ rights: ['shop.book.read'], fields: ['price'] }] } },
    'roles.clerk: price is no field of the models it gives rights on',
  ],
  [
    'a menu of nothing',
    { menu: [{ icon: 'i-lucide-x' }] },
    'menu[0]: it needs either a model or a screen',
  ],
  [
    'a menu of an unknown screen',
    { menu: [{ screen: 'till', icon: 'i-lucide-x' }] },
    'menu[0]: there is no screen till',
  ],
  [
    'a screen without a file',
    { screens: [{ path: 'till', page: 'till', right: 'shop.book.read' }], models: [BOOK] },
    'screens.till: there is no screens/till.vue',
  ],
  [
    'a file behind an unknown right',
    { files: [{ path: 'bill', right: 'shop.book.burn' }], models: [BOOK] },
    'files.bill: the right shop.book.burn does not exist',
  ],
  [
    'a slot with a strange name',
    { slots: ['here'] },
    'slots: "here" must be called shop.<screen>:<place>',
  ],
  [
    'a fill of an unknown slot',
    { fills: { 'moon.base:door': 'x' } },
    'fills.moon.base:door: no plugin within reach has this slot',
  ],
  ...dashboardMistakes,
  [
    'an event of another’s name',
    { events: ['books.book.sold'] },
    'events: "books.book.sold" must be called shop.<model>.<past_tense>',
  ],
  [
    'a series without a number',
    { sequences: { bill: { pattern: 'B-{year}' } } },
    'sequences.bill: the pattern needs {number}',
  ],
  [
    'a series with an unknown part',
    { sequences: { bill: { pattern: '{week}-{number}' } } },
    'sequences.bill: the pattern knows {part}, {year}, {month} and {number:5}, not {week}',
  ],
  [
    'a setting of no kind',
    { settings: { size: { kind: 'shoe' } } },
    'settings.size: a setting cannot be of the kind shoe',
  ],
  [
    'a hook on an unknown operation',
    { before: { 'books.book.burn': () => {} } },
    'before.books.book.burn: no plugin within reach has this operation',
  ],
  [
    'a listener to an unknown event',
    { after: { 'books.book.burnt': async () => {} } },
    'after.books.book.burnt: no plugin within reach has this operation or event',
  ],
  [
    'an extension past requires',
    { extends: { 'books.book': { table: 'shop_books', fields: {} } } },
    'extends.books.book: the model books.book belongs to books, which is not in requires',
  ],
  [
    'an extension of an own model',
    { models: [BOOK], extends: { 'shop.book': { table: 'shop_more', fields: {} } } },
    'extends.shop.book: it is a model of this plugin; declare the fields there',
  ],
  [
    'an extension in another’s table',
    { requires: { books: '^2.0' }, extends: { 'books.book': { table: 'books_more', fields: {} } } },
    'extends.books.book: the table "books_more" must be called shop_<words>',
  ],
  [
    'a strategy nobody has',
    { strategies: { 'books.pricing': { cheap: {} } } },
    'strategies.books.pricing: no plugin within reach has this strategy',
  ],
  [
    'a link to nothing',
    { models: [BOOK], links: [{ from: 'shop.book', to: 'moon.rock', table: 'shop_rocks' }] },
    'links.shop_rocks: the model moon.rock does not exist',
  ],
  [
    'glue to a plugin that is not optional',
    { integrations: { books: async () => ({ default: {} }) } },
    'integrations.books: books is not in optional',
  ],
]
