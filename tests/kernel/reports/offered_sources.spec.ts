import { test } from 'kontor/testing'
import { sourcesOf } from '#kernel/reports/editor/sources'
import { galleryOf } from '#kernel/reports/dashboards/gallery'
import { answerTile } from '#kernel/reports/dashboards/tiles/answer_tile'
import type { Tile } from '#kernel/reports/dashboards/wire'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { findReport } from '#kernel/reports/saved/find_report'
import { saveReport } from '#kernel/reports/saved/save_report'
import { answerReport } from '#kernel/reports/saved/show_report'
import { openedSource } from '#kernel/reports/sources/declared'
import { offeredFields, offeredPlace } from '#kernel/reports/sources/offered'

test.group('The sources of a plugin', () => {
  test('are offered to those who may report on all of it', async ({ client, world, assert }) => {
    await world.enable('sample')
    const token = await world.as('ada').token()
    const borrower = await world.create('contacts.party', { name: 'Ana' })
    await world.create('sample.loan', {
      due_on: '2026-01-31',
      deposit: '2',
      borrower_id: borrower.id,
    })
    const query = { source: 'sample.promises', columns: ['borrower', 'due_on', 'deposit'] }
    const answer = await client.post('/api/v1/kernel/reports/run').bearerToken(token).json(query)
    answer.assertStatus(200)
    const { columns, rows } = answer.body()
    assert.deepEqual(rows, [
      { borrower: 'Ana', due_on: '2026-01-31', deposit: '2.00', currency: 'EUR' },
    ])
    assert.equal(columns[0].label, 'Who has it')
    const ctx = await world.as('ada').context()
    const names = sourcesOf(ctx).map((one) => [one.name, one.label, one.href])
    assert.deepInclude(names, ['sample.promises', 'What is still to come back', '/sample/loans'])
    const source = openedSource(ctx, 'sample.promises')!
    assert.deepEqual(
      offeredFields(ctx, source).map(({ path, label, kind }) => [path, label, kind]),
      [
        ['borrower', 'Who has it', 'text'],
        ['due_on', 'Due on', 'date'],
        ['deposit', 'Deposit', 'money'],
        ['currency', 'Currency', 'choice'],
      ]
    )
    assert.deepEqual(
      offeredPlace(ctx, source).fields.map((one) => one.key),
      ['borrower', 'due_on', 'deposit', 'currency']
    )
    const clerk = await world.as('sample.clerk').context()
    assert.notInclude(
      sourcesOf(clerk).map((one) => one.name),
      'sample.promises'
    )
  })

  test('are saved, shown with their words and put on a dashboard like any other', async ({
    world,
    assert,
  }) => {
    await world.enable('sample')
    const ctx = await world.as('ada').context()
    const borrower = await world.create('contacts.party', { name: 'Ana' })
    for (const due of ['2026-01-31', '2026-02-28']) {
      await world.create('sample.loan', { due_on: due, deposit: '2', borrower_id: borrower.id })
    }
    const query: ReportQuery = {
      source: 'sample.promises',
      dimensions: ['borrower'],
      measures: [{ fn: 'count' }],
      filter: ['deposit', 'gt', '1'],
    }
    const { id } = await saveReport(ctx, { name: 'Still out', query, presentation: null })
    const report = await findReport(ctx, id)
    const { answer, notes } = await answerReport(ctx, report, {})
    assert.deepEqual(answer.rows, [{ borrower: 'Ana', count: 2 }])
    assert.match(notes[0], /^Deposit /)
    const { reports } = await galleryOf(ctx)
    assert.containsSubset(reports, [{ id, source: 'What is still to come back' }])
    const place = { id: 'a', title: null, x: 0, y: 0, w: 6, h: 4 }
    const tile = { ...place, kind: 'report', settings: { report: id } } as const
    const values = { date: ['2026-02-01', '2026-02-28'] }
    assert.containsSubset(await answerTile(ctx, tile as unknown as Tile, values), {
      kind: 'report',
      answer: { rows: [{ borrower: 'Ana', count: 1 }] },
    })
  })
})
