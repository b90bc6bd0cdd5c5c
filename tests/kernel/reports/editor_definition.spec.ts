import { test } from '@japa/runner'
import {
  askedIn,
  parameterKey,
  usedParameters,
  withParameter,
} from '../../../resources/admin/reports/editor/definition/asked.js'
import {
  addCount,
  addField,
  changeDimension,
  changeMeasure,
  moveChip,
  removeChip,
  usualShelf,
} from '../../../resources/admin/reports/editor/definition/chips.js'
import {
  definitionOf,
  isEmpty,
  queryOf,
  startOf,
} from '../../../resources/admin/reports/editor/definition/definition.js'
import type { Definition } from '../../../resources/admin/reports/editor/definition/definition.js'
import { keysOf } from '../../../resources/admin/reports/editor/definition/keys.js'
import { complaintsOf } from '../../../resources/admin/reports/editor/definition/places.js'
import { asGathered, asPlain } from '../../../resources/admin/reports/editor/definition/shape.js'
import { COUNTRY, DAY, NET, NOTE, PRICE } from '#tests/kernel/reports/editor_fields'

const empty = startOf('sales.order')
const byMonth = [DAY, NET, COUNTRY].reduce(
  (all, one) => addField(all, one, usualShelf(all, one)!),
  empty
)

test.group('Putting fields into a report', () => {
  test('numbers are added up, days stand by their month, anything else gathers', ({ assert }) => {
    assert.deepEqual(queryOf(byMonth), {
      source: 'sales.order',
      dimensions: [{ field: 'ordered_on', bucket: 'month' }, { field: 'country' }],
      measures: [{ fn: 'sum', field: 'net' }],
    })
    assert.isUndefined(usualShelf(empty, NOTE))
  })

  test('the same figure again takes the next function, and a name where none is left', ({
    assert,
  }) => {
    const again = [NET, NET, NET].reduce((all, one) => addField(all, one, 'values'), byMonth)
    assert.deepEqual(
      again.measures.map((one) => [one.fn, one.as]),
      [
        ['sum', undefined],
        ['avg', undefined],
        ['count', undefined],
        ['sum', 'sum_net_2'],
      ]
    )
  })

  test('a figure behind a reference gets a name that formulas can use', ({ assert }) => {
    const [measure] = addField(empty, PRICE, 'values').measures
    assert.deepEqual(measure, { fn: 'avg', field: 'product.price', as: 'avg_product_price' })
  })

  test('the same field twice down the side gets a name of its own', ({ assert }) => {
    const twice = addField(byMonth, DAY, 'rows')
    assert.deepEqual(keysOf(twice), ['ordered_on', 'country', 'ordered_on_2', 'sum_net'])
  })

  test('the number of records can be asked for beside figures', ({ assert }) => {
    assert.deepEqual(keysOf(addCount(addCount(byMonth))).slice(2), ['sum_net', 'count', 'count_2'])
    assert.deepEqual(addCount(empty).measures, [{ fn: 'count' }])
  })

  test('a shelf that does not take a field leaves the report as it was', ({ assert }) => {
    assert.equal(addField(byMonth, NOTE, 'rows'), byMonth)
  })
})

test.group('Moving fields about', () => {
  test('a dimension keeps its span across the top and back', ({ assert }) => {
    const yearly = changeDimension(byMonth, { shelf: 'rows', at: 0 }, { bucket: 'year' })
    const across = moveChip(yearly, { shelf: 'rows', at: 0 }, { shelf: 'across', at: 0 }, DAY)
    assert.deepEqual(across.pivot, { field: 'ordered_on', bucket: 'year' })
    assert.equal(across.presentation.kind, 'pivot')
    const back = moveChip(across, { shelf: 'across', at: 0 }, { shelf: 'rows', at: 1 }, DAY)
    assert.deepEqual(back.dimensions[1], { field: 'ordered_on', bucket: 'year' })
    assert.equal(back.presentation.kind, 'table')
  })

  test('a field becomes what the other shelf makes of it, or stays', ({ assert }) => {
    const value = { shelf: 'values', at: 0 } as const
    const rows = moveChip(byMonth, value, { shelf: 'rows', at: 0 }, NET)
    assert.deepEqual(rows.dimensions[0], { field: 'net' })
    assert.deepEqual(rows.measures, [])
    assert.equal(moveChip(byMonth, value, { shelf: 'rows', at: 0 }, NOTE), byMonth)
  })

  test('within a shelf only the order changes', ({ assert }) => {
    const spot = { shelf: 'rows', at: 0 } as const
    const moved = moveChip(byMonth, spot, { shelf: 'rows', at: 9 }, DAY)
    assert.deepEqual(keysOf(moved), ['country', 'ordered_on', 'sum_net'])
  })

  test('what is taken off is named nowhere any more', ({ assert }) => {
    const named: Definition = {
      ...byMonth,
      sort: ['-sum_net', 'country'],
      having: {
        and: [
          ['sum_net', 'gt', '10'],
          ['country', 'eq', 'DE'],
        ],
      },
      presentation: { kind: 'bar', category: 'country', figures: ['sum_net'] },
    }
    const gone = removeChip(named, { shelf: 'values', at: 0 })
    assert.deepEqual(gone.sort, ['country'])
    assert.deepEqual(gone.having, { and: [['country', 'eq', 'DE']] })
    assert.deepEqual(gone.presentation, { kind: 'bar', category: 'country' })
  })

  test('another function or name goes along wherever the figure is named', ({ assert }) => {
    const named: Definition = {
      ...byMonth,
      sort: ['-sum_net'],
      having: ['sum_net', 'gt', '10'],
      computed: [{ key: 'half', formula: 'sum_net / 2 + sum_net_total' }],
      presentation: { kind: 'bar', figures: ['sum_net'] },
    }
    const average = changeMeasure(named, 0, { fn: 'avg' })
    assert.deepEqual(average.sort, ['-avg_net'])
    assert.deepEqual(average.having, ['avg_net', 'gt', '10'])
    assert.equal(average.computed[0].formula, 'avg_net / 2 + sum_net_total')
    assert.deepEqual(average.presentation.figures, ['avg_net'])
  })

  test('a plain table and back keep the fields', ({ assert }) => {
    const plain = asPlain(byMonth)
    assert.deepEqual(queryOf(plain), {
      source: 'sales.order',
      columns: ['ordered_on', 'country', 'net'],
    })
    assert.deepEqual(queryOf(asGathered(plain, [DAY, COUNTRY, NET])), queryOf(byMonth))
  })
})

test.group('A report as it is saved', () => {
  test('comes back as it was', ({ assert }) => {
    const whole: Definition = {
      ...byMonth,
      pivot: { field: 'region', limit: 5 },
      filter: ['ordered_on', 'eq', { relative: 'this_year' }],
      having: ['sum_net', 'gt', '0'],
      sort: ['-sum_net'],
      limit: 10,
      others: true,
      archived: true,
      conversion: { to: 'EUR', rates: { USD: '0.92' } },
      computed: [{ key: 'half', formula: 'sum_net / 2' }],
      presentation: { kind: 'pivot' },
    }
    const again = definitionOf(queryOf(whole), whole.presentation)
    assert.deepEqual(again, whole)
    assert.deepEqual(definitionOf({ source: 'a.b', dimensions: ['x'], sort: '-x' }, null).sort, [
      '-x',
    ])
  })

  test('is empty until something is on its shelves', ({ assert }) => {
    assert.isTrue(isEmpty(empty))
    assert.isTrue(isEmpty({ ...empty, isPlain: true }))
    assert.isFalse(isEmpty(addCount(empty)))
  })

  test('asks only for what its filter asks for', ({ assert }) => {
    const asked: Definition = {
      ...byMonth,
      filter: ['ordered_on', 'eq', { relative: { parameter: 'period' } }],
      parameters: [{ key: 'period', default: 'this_year' }, { key: 'gone' }],
    }
    assert.deepEqual(usedParameters(asked), [{ key: 'period', default: 'this_year' }])
    assert.equal(askedIn({ relative: { parameter: 'period' } }), 'period')
    assert.isUndefined(askedIn({ relative: 'this_year' }))
    assert.equal(parameterKey([{ key: 'due_on' }], 'due_on'), 'due_on_2')
    assert.deepEqual(withParameter([{ key: 'a' }], { key: 'a', label: 'A' }), [
      { key: 'a', label: 'A' },
    ])
  })

  test('hears complaints beside what they are about', ({ assert }) => {
    const found = complaintsOf([
      { field: 'dimensions.1.bucket', message: 'no span' },
      { field: 'pivot', message: 'no pivot' },
      { field: 'computed.0.formula', message: 'no formula' },
      { field: 'conversion.rates.USD', message: 'no rate' },
      { field: 'source', message: 'no source' },
    ])
    assert.deepEqual(found.chips, { 'rows.1': 'no span', 'across.0': 'no pivot' })
    assert.equal(found.panels['computed.0'], 'no formula')
    assert.equal(found.panels['conversion.rates.USD'], 'no rate')
    assert.deepEqual(found.rest, ['no source'])
  })
})
