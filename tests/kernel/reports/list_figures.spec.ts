import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { describe } from '#kernel/records/screens/describe'
import { runReport } from '#kernel/reports/run/run_report'
import { queryOf } from '../../../resources/admin/reports/editor/definition/definition.js'
import {
  figuresState,
  readFigures,
  reportOf,
} from '../../../resources/admin/records/list/figures/figures.js'

test.group('A list in figures', () => {
  test('counts by its state what its conditions find, until somebody asks for more', async ({
    world,
    assert,
  }) => {
    const borrower = await world.create('contacts.party', { name: 'Bolt' })
    for (const [state, deposit] of [
      ['out', '10'],
      ['out', '20'],
      ['returned', '40'],
    ]) {
      await world.create('sample.loan', { borrower_id: borrower.id, state, deposit })
    }
    const ctx = await world.as('ada').context()
    const model = describe(ctx, registry.model('sample.loan'))
    const rowsOf = async (state: Record<string, string>) => {
      const report = reportOf(model, state, readFigures(model, state)!)
      return (await runReport(ctx, queryOf(report))).rows
    }
    const counted = [
      { state: 'out', count: 2 },
      { state: 'returned', count: 1 },
    ]
    assert.containSubset(await rowsOf({ show: 'bar' }), counted)
    const filter = '[["state","eq","out"]]'
    const asked = { show: 'pivot', across: 'borrower_id', figure: 'sum:deposit', filter }
    const [row, ...others] = await rowsOf(asked)
    assert.containSubset(row, { 'state': 'out', 'sum_deposit.0': '30.00' })
    assert.lengthOf(others, 0)
  })

  test('stands in the address, and is read from it again', ({ assert }) => {
    const model = { name: 'shop.order', list: ['name', 'placed_on'], state: null, fields: [] }
    const placed = { key: 'placed_on', kind: 'date' }
    const described = { ...model, fields: [placed] } as never
    const begun = readFigures(described, { show: 'line' })!
    assert.deepEqual(figuresState(begun), {
      show: 'line',
      rows: 'placed_on:month',
      across: '',
      figure: 'count',
    })
    const state = { show: 'pivot', rows: 'placed_on:year', across: 'city', figure: 'avg:net' }
    assert.deepEqual(figuresState(readFigures(described, state)!), state)
    assert.isNull(readFigures(described, { show: 'globe' }))
    const { filter } = reportOf(described, { filter: '{' }, begun)
    assert.equal(filter, '{')
  })
})
