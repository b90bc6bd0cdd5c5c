import { test } from 'kontor/testing'
import { type Item, threeWay } from '../../charts/update/three_way.js'

const named = (name: string, more: Record<string, string | null> = {}): Item => ({
  key: 'a',
  values: { name, ...more },
})
const CASES: { title: string; given: [Item[], Item[], Item[]]; steps: object[] }[] = [
  { title: 'nothing new', given: [[named('A')], [named('A')], [named('Mine')]], steps: [] },
  {
    title: 'renamed by the chart',
    given: [[named('A')], [named('B')], [named('A')]],
    steps: [{ key: 'a', does: 'change', field: 'name', from: 'A', to: 'B' }],
  },
  {
    title: 'renamed by both to the same',
    given: [[named('A')], [named('B')], [named('B')]],
    steps: [],
  },
  {
    title: 'renamed by both differently: stays',
    given: [[named('A')], [named('B')], [named('Mine')]],
    steps: [{ key: 'a', does: 'change', field: 'name', from: 'Mine', to: 'B', why: 'edited' }],
  },
  {
    title: 'renamed here, moved by the chart: both',
    given: [
      [named('A', { parent_id: 'x' })],
      [named('A', { parent_id: 'y' })],
      [named('Mine', { parent_id: 'x' })],
    ],
    steps: [{ key: 'a', does: 'change', field: 'parent_id', from: 'x', to: 'y' }],
  },
  {
    title: 'new in the chart',
    given: [[], [named('A')], []],
    steps: [{ key: 'a', does: 'add', values: { name: 'A' } }],
  },
  { title: 'removed here', given: [[named('A')], [named('B')], []], steps: [] },
  { title: 'removed by both', given: [[named('A')], [], []], steps: [] },
  {
    title: 'removed by the chart',
    given: [[named('A')], [], [named('A')]],
    steps: [{ key: 'a', does: 'remove' }],
  },
  {
    title: 'removed by the chart, edited here: stays',
    given: [[named('A')], [], [named('Mine')]],
    steps: [{ key: 'a', does: 'remove', why: 'edited' }],
  },
  { title: 'made here', given: [[], [], [{ key: '#7', values: { name: 'Own' } }]], steps: [] },
]

test.group('What a new edition of a chart would do', () => {
  test('{title}')
    .with(CASES)
    .run(({ assert }, { given, steps }) => {
      assert.deepEqual(threeWay(...given), steps as never)
    })
})
