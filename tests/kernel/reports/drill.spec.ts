import { test } from '@japa/runner'
import { list } from '#kernel/records/query/list'
import { registry } from '#kernel/plugins/registry'
import type { Answer } from '#kernel/reports/answer'
import { caller } from '#tests/kernel/query/things'
import { installFewThings, run } from '#tests/kernel/reports/few_things'

async function behind(answer: Answer, at: number) {
  const { count } = await list(caller(), registry.model('probe.thing'), {
    filter: answer.drill[at]!.filter,
    count: 'exact',
  })
  return count
}

test.group('The records behind a figure', (group) => {
  group.setup(() => installFewThings())

  for (const dimension of [
    'colour',
    'name',
    'price',
    'weight',
    'count',
    'is_new',
    'place_id',
    'place.name',
    { field: 'made_on', bucket: 'week' },
    { field: 'made_on', bucket: 'fiscal_year' },
    { field: 'price', bucket: { ranges: ['0.02', '10'] } },
    {
      field: 'count',
      bucket: {
        ranges: [
          [1, 3],
          [3, null],
        ],
      },
    },
    { field: 'made_on', bucket: { ranges: ['2026-01-01', '2026-02-01'] } },
  ]) {
    test(`are as many as it counts, by ${JSON.stringify(dimension)}`, async ({ assert }) => {
      const answer = await run({
        dimensions: [dimension],
        measures: [
          { fn: 'count', as: 'records' },
          { fn: 'sum', field: 'price', as: 'net' },
        ],
      })
      assert.isAbove(answer.rows.length, 1)
      let all = 0
      for (const [at, row] of answer.rows.entries()) {
        assert.equal(await behind(answer, at), row.records, JSON.stringify(row))
        all += Number(row.records)
      }
      assert.equal(all, 5)
    })
  }

  test('are those of the cell of a pivot', async ({ assert }) => {
    const answer = await run({
      dimensions: ['colour'],
      pivot: { field: 'place_id', limit: 1 },
      measures: [{ fn: 'count' }],
    })
    for (const [at, row] of answer.rows.entries()) {
      for (const [cell, filter] of Object.entries(answer.drill[at]!.cells!)) {
        const { count } = await list(caller(), registry.model('probe.thing'), {
          filter,
          count: 'exact',
        })
        assert.equal(count, row[`count.${cell}`])
      }
    }
  })
})
