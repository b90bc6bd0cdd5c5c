import { test } from '@japa/runner'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { relativeDays } from '#kernel/records/query/relative_dates'
import { caller, installThings, store } from '#tests/kernel/query/things'

/** A Sunday; the quarter began in October. */
const TODAY = '2026-11-22'

test.group('Relative dates', () => {
  for (const [word, from, to, today = TODAY] of [
    ['today', '2026-11-22', '2026-11-22'],
    ['yesterday', '2026-11-21', '2026-11-21'],
    ['tomorrow', '2026-11-23', '2026-11-23'],
    ['this_week', '2026-11-16', '2026-11-22'],
    ['last_week', '2026-11-09', '2026-11-15'],
    ['next_week', '2026-11-23', '2026-11-29'],
    ['this_month', '2026-11-01', '2026-11-30'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['next_month', '2026-02-01', '2026-02-28', '2026-01-31'],
    ['this_quarter', '2026-10-01', '2026-12-31'],
    ['last_quarter', '2026-07-01', '2026-09-30'],
    ['next_quarter', '2027-01-01', '2027-03-31'],
    ['this_year', '2026-01-01', '2026-12-31'],
    ['last_year', '2025-01-01', '2025-12-31'],
    ['next_year', '2027-01-01', '2027-12-31'],
    ['last_7_days', '2026-11-16', '2026-11-22'],
    ['last_1_days', '2026-11-22', '2026-11-22'],
    ['next_30_days', '2026-11-22', '2026-12-21'],
    ['last_3_months', '2026-08-23', '2026-11-22'],
    ['next_1_years', '2024-02-29', '2025-02-27', '2024-02-29'],
  ]) {
    test(`${word} on ${today}: ${from} to ${to}`, ({ assert }) => {
      assert.deepEqual(relativeDays(word, today), { from, to })
    })
  }

  for (const word of [
    'last',
    'last_0_days',
    'last_99999_days',
    'last_9999_years',
    'toString',
    '',
    null,
    7,
    {},
  ]) {
    test(`${JSON.stringify(word)} is none`, ({ assert }) =>
      assert.isUndefined(relativeDays(word, TODAY)))
  }
})

test.group('Days of the company', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', [
      { id: 1, made_on: '2026-09-30', seen_at: '2026-11-21 21:59:59.999' },
      { id: 2, made_on: '2026-10-01', seen_at: '2026-11-21 22:00:00.000' },
      { id: 3, made_on: '2026-12-31', seen_at: '2026-11-22 21:59:59.999' },
      { id: 4, made_on: '2027-01-01', seen_at: '2026-11-22 22:00:00.000' },
      { id: 5 },
    ])
    return remove
  })

  for (const [path, op, value, expected] of [
    ['made_on', 'eq', { relative: 'this_quarter' }, [2, 3]],
    ['made_on', 'ne', { relative: 'this_quarter' }, [1, 4, 5]],
    ['made_on', 'gt', { relative: 'this_quarter' }, [4]],
    ['made_on', 'lte', { relative: 'last_quarter' }, [1]],
    ['made_on', 'between', [{ relative: 'last_quarter' }, { relative: 'this_quarter' }], [1, 2, 3]],
    ['made_on', 'in', [{ relative: 'last_quarter' }, '2027-01-01'], [1, 4]],
    // Kyiv is two hours ahead of UTC in November.
    ['seen_at', 'eq', '2026-11-22', [2, 3]],
    ['seen_at', 'eq', { relative: 'today' }, [2, 3]],
    ['seen_at', 'gt', { relative: 'today' }, [4]],
    ['seen_at', 'lt', '2026-11-22', [1]],
    ['seen_at', 'gte', '2026-11-22', [2, 3, 4]],
  ] as const) {
    test(`${path} ${op} ${JSON.stringify(value)}`, async ({ assert }) => {
      const filter = JSON.stringify([path, op, value])
      const { data } = await list(caller(), registry.model('probe.thing'), { filter, sort: 'id' })
      assert.deepEqual(
        data.map((one) => one.id),
        [...expected]
      )
    })
  }
})
