import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  addCount,
  addField,
  moveChip,
  pathAt,
  removeChip,
} from '../../../resources/admin/reports/editor/definition/chips.js'
import type { ShelfName, Spot } from '../../../resources/admin/reports/editor/definition/chips.js'
import { startOf } from '../../../resources/admin/reports/editor/definition/definition.js'
import type { Definition } from '../../../resources/admin/reports/editor/definition/definition.js'
import {
  begin,
  changed,
  redone,
  undone,
} from '../../../resources/admin/reports/editor/definition/history.js'
import { keysOf } from '../../../resources/admin/reports/editor/definition/keys.js'
import {
  endsOf,
  steps as equalSteps,
  textOfEnds,
} from '../../../resources/admin/reports/editor/definition/ranges.js'
import { asGathered, asPlain } from '../../../resources/admin/reports/editor/definition/shape.js'
import { FIELDS } from '#tests/kernel/reports/editor_fields'

const empty = startOf('sales.order')

type Step = (definition: Definition) => Definition

const shelf = fc.constantFrom<ShelfName>('columns', 'rows', 'across', 'values')
const spot = fc.record({ shelf, at: fc.nat(2) })
const isThere = (all: Definition, { shelf: name, at }: Spot) => {
  const counts = { columns: all.columns, rows: all.dimensions, values: all.measures }
  return name === 'across' ? all.pivot !== null && at === 0 : at < counts[name].length
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...FIELDS), shelf).map(
    ([one, name]): Step =>
      (all) =>
        addField(all, one, name)
  ),
  fc.tuple(spot, spot).map(
    ([from, to]): Step =>
      (all) =>
        isThere(all, from) ? moveChip(all, from, to, fieldOf(all, from)) : all
  ),
  spot.map(
    (one): Step =>
      (all) =>
        isThere(all, one) ? removeChip(all, one) : all
  ),
  fc.constantFrom<Step>(
    addCount,
    asPlain,
    (all) => asGathered(all, FIELDS),
    (all) => ({
      ...all,
      sort: keysOf(all).slice(0, 2),
    })
  )
)

const fieldOf = (all: Definition, one: Spot) => FIELDS.find(({ path }) => path === pathAt(all, one))

test.group('Any changes of a report, one after the other', () => {
  test('leave no name twice and no order by what is not there', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const all = steps.reduce((definition, one) => one(definition), empty)
        const keys = keysOf(all)
        assert.equal(new Set(keys).size, keys.length)
        if (!all.isPlain) {
          assert.isEmpty(all.sort.filter((word) => !keys.includes(word.replace(/^-/, ''))))
        }
      }),
      { numRuns: 500 }
    )
  })

  test('are undone one by one to where it began, and done again', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let history = begin(empty)
        for (const one of steps) history = changed(history, one(history.present))
        let back = history
        while (back.past.length > 0) back = undone(back)
        assert.deepEqual(back.present, empty)
        while (back.future.length > 0) back = redone(back)
        assert.deepEqual(back.present, history.present)
      })
    )
  })

  test('typing on in the same place is one change', ({ assert }) => {
    const typed = ['a', 'ab', 'abc'].reduce(
      (history, text) => changed(history, text, 'name'),
      begin('')
    )
    assert.deepEqual(undone(typed).present, '')
    assert.equal(changed(typed, 'abc').past.length, 1)
  })
})

test.group('Ranges as they are typed', () => {
  const typed: [string, readonly string[] | null | undefined][] = [
    ['100; 500;1000', ['100', '500', '1000']],
    ['0,5 1,5', ['0.5', '1.5']],
    ['-10;0', ['-10', '0']],
    ['  ', null],
    ['500; 100', undefined],
    ['10; ten', undefined],
  ]
  for (const [text, ends] of typed) {
    test(`“${text}”`, ({ assert }) => assert.deepEqual(endsOf(text), ends))
  }

  test('are written as where each begins', ({ assert }) => {
    assert.equal(textOfEnds(['100', 500]), '100; 500')
    assert.equal(
      textOfEnds([
        [null, '5'],
        ['5', '9'],
        ['9', null],
      ]),
      '5; 9'
    )
    assert.equal(textOfEnds(null), '')
    assert.deepEqual(equalSteps('10').slice(0, 2), ['10', '20'])
  })
})
