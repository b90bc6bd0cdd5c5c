import { test, type World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { give, role, samWith } from '#tests/kernel/access/people'
import { answerTile } from '#kernel/reports/dashboards/tiles/answer_tile'
import { daysBefore } from '#kernel/reports/dashboards/tiles/days_before'
import { changeFrom, targetOf } from '#kernel/reports/dashboards/tiles/compare_figures'
import { sharedFields } from '#kernel/reports/dashboards/shared_fields'
import type { FilterValues, Tile, TileAnswer } from '#kernel/reports/dashboards/wire'
import { saveReport } from '#kernel/reports/saved/save_report'
import { shareReport } from '#kernel/reports/saved/share_report'

const PLACE = { id: 'a', title: null, x: 0, y: 0, w: 6, h: 4 }
const tileOf = (part: object) => ({ ...PLACE, ...part }) as Tile
const MONTHS = [{ field: 'due_on', bucket: 'month' }]
const COUNT = [{ fn: 'count' }]
const AUTUMN = { date: ['2026-09-01', '2026-09-30'] }

/** Ada with loans of two months; one of them was returned. */
async function lending(world: World) {
  await world.enable('sample')
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  const days = ['2026-08-03', '2026-09-01', '2026-09-15', '2026-09-30', '2026-10-01']
  for (const [at, day] of days.entries()) {
    const state = at === 1 ? 'returned' : 'out'
    await world.create('sample.loan', {
      borrower_id: borrower.id,
      number: `L-${at}`,
      state,
      due_on: day,
    })
  }
  return world.as('ada').context()
}

async function report(ctx: Context, query: object) {
  const content = { name: 'Loans due', query: { source: 'sample.loan', ...query } }
  const { id } = await saveReport(ctx, content)
  const toAll = { shared_with: 'company', role_id: null, user_ids: null } as const
  await shareReport(ctx, id, toAll)
  return id
}

async function answer<K extends TileAnswer['kind']>(
  ctx: Context,
  tile: object,
  kind: K,
  values: FilterValues = {}
) {
  const found = await answerTile(ctx, tileOf(tile), values)
  if (found.kind !== kind) throw new Error(`it is ${found.kind}`)
  return found as Extract<TileAnswer, { kind: K }>
}

test.group('A tile with a report', () => {
  test('is narrowed by the days its report goes along, and says which filter does nothing', async ({
    world,
    assert,
  }) => {
    const ada = await lending(world)
    const id = await report(ada, { dimensions: MONTHS, measures: COUNT })
    const tile = { kind: 'report', settings: { report: id } }
    const whole = await answer(ada, tile, 'report')
    assert.equal(whole.answer.totals?.count, 5)
    const shown = await answer(ada, tile, 'report', { ...AUTUMN, unit: 3, state: ['out'] })
    assert.equal(shown.answer.totals?.count, 2)
    assert.deepEqual([shown.applied, shown.ignored], [['date', 'state'], ['unit']])
    assert.equal(shown.title, 'Loans due')
  })

  test('names neither figure nor itself to whoever may not report on its source', async ({
    world,
    assert,
  }) => {
    const ada = await lending(world)
    const id = await report(ada, { dimensions: ['state'], measures: COUNT })
    const tile = tileOf({ kind: 'report', title: 'Secret', settings: { report: id } })
    const none = await world.as('sam').context()
    assert.deepEqual(await answerTile(none, tile, {}), { kind: 'hidden' })
    const rights = { model: 'sample.loan', operations: ['read', 'report'] }
    const narrow = await samWith(world, { ...rights, fields: ['number', 'due_on'] })
    assert.deepEqual(await answerTile(narrow, tile, {}), { kind: 'hidden' })
    const sam = await give(world, 'sam', await role(world, 'Reporter', [rights]))
    assert.equal((await answerTile(sam, tile, {})).kind, 'report')
  })

  test('that is gone is closed, one that cannot be answered says why', async ({
    world,
    assert,
  }) => {
    const ada = await lending(world)
    const gone = tileOf({ kind: 'report', settings: { report: 99_999 } })
    assert.deepEqual(await answerTile(ada, gone, {}), { kind: 'hidden' })
    const id = await report(ada, { dimensions: ['state'], measures: COUNT })
    const tile = tileOf({ kind: 'report', settings: { report: id } })
    await assert.rejects(() => answerTile(ada, tile, { date: { relative: 'someday' } }))
  })
})

test.group('A key figure', () => {
  test('of a report with spans is the last one against the one before', async ({
    world,
    assert,
  }) => {
    const ada = await lending(world)
    const id = await report(ada, { dimensions: MONTHS, measures: COUNT, sort: '-count' })
    const settings = { report: id, target: '2', lower: true }
    const { kpi } = await answer(ada, { kind: 'kpi', settings }, 'kpi')
    assert.deepEqual([kpi.value, kpi.at, kpi.bucket], ['1', '2026-10-01', 'month'])
    assert.deepEqual(kpi.previous, {
      value: '3',
      difference: '-2',
      percent: '-66.6',
      at: '2026-09-01',
      days: null,
    })
    assert.deepEqual(
      kpi.series.map((one) => one.value),
      ['1', '3', '1']
    )
    assert.deepEqual(kpi.target, { value: '2', isMet: true, percent: '50.0' })
  })

  test('of a total is set against the days before those chosen', async ({ world, assert }) => {
    const ada = await lending(world)
    const id = await report(ada, { measures: COUNT })
    const tile = { kind: 'kpi', settings: { report: id } }
    const { kpi, drill } = await answer(ada, tile, 'kpi', AUTUMN)
    assert.equal(kpi.value, '3')
    assert.deepEqual(kpi.previous?.days, ['2026-08-01', '2026-08-31'])
    assert.deepEqual([kpi.previous?.value, kpi.previous?.percent], ['1', '200.0'])
    assert.match(drill!, /^\/sample\/loans\?filter=/)
    assert.isNull((await answer(ada, tile, 'kpi')).kpi.previous)
  })

  test('is compared to the last digit', ({ assert }) => {
    assert.deepEqual(changeFrom('9007199254740993.01', '9007199254740993.02'), {
      value: '9007199254740993.01',
      difference: '0.01',
      percent: '0.0',
    })
    assert.isNull(changeFrom('0', '5')!.percent)
    assert.isNull(changeFrom(null, '5'))
    const isMet = (target: string, value: string, lower = false) =>
      targetOf({ report: 1, target, lower }, value)?.isMet
    assert.deepEqual(
      [isMet('10', '10'), isMet('10', '9.99'), isMet('10', '9.99', true), isMet('0', '0.01', true)],
      [true, false, true, false]
    )
  })

  test('knows the span before: of a month the month, else as many days', ({ assert }) => {
    assert.deepEqual(daysBefore(['2026-03-01', '2026-03-31']), ['2026-02-01', '2026-02-28'])
    assert.deepEqual(daysBefore(['2026-01-01', '2026-03-31']), ['2025-10-01', '2025-12-31'])
    assert.deepEqual(daysBefore(['2026-01-01', '2026-12-31']), ['2025-01-01', '2025-12-31'])
    assert.deepEqual(daysBefore(['2026-11-02', '2026-11-08']), ['2026-10-26', '2026-11-01'])
  })
})

test.group('Other tiles', () => {
  test('a list shows the first records the viewer may read', async ({ world, assert }) => {
    const ada = await lending(world)
    const settings = { model: 'sample.loan', filter: [['state', 'eq', 'out']], rows: 2 }
    const tile = { kind: 'list', settings }
    const list = await answer(ada, tile, 'list', { date: ['2026-09-01', null] })
    assert.lengthOf(list.rows, 2)
    assert.isTrue(list.isCut)
    assert.deepEqual(list.applied, ['date'])
    const none = await world.as('sam').context()
    assert.deepEqual(await answerTile(none, tileOf(tile), {}), { kind: 'hidden' })
  })

  test('shortcuts lead only where the viewer may go', async ({ world, assert }) => {
    const ada = await lending(world)
    const loan = await ada.records('sample.loan').findBy(['number', 'eq', 'L-2'])
    const links = [
      { href: '/sample/loans' },
      { href: '/kernel/users' },
      { model: 'sample.loan', id: loan!.id },
    ]
    const tile = { kind: 'shortcuts', settings: { links } }
    const texts = async (ctx: Context) =>
      (await answer(ctx, tile, 'shortcuts')).links.map((one) => one.text)
    assert.deepEqual(await texts(ada), ['Loans', 'Users', 'L-2'])
    const none = await world.as('sam').context()
    assert.deepEqual(await answerTile(none, tileOf(tile), {}), { kind: 'hidden' })
    const sam = await samWith(world, { model: 'sample.loan', operations: ['read'] })
    assert.deepEqual(await texts(sam), ['Loans', 'L-2'])
  })

  test('filters are made of fields that sources share, those the viewer may read', async ({
    world,
    assert,
  }) => {
    const ada = await lending(world)
    const tile = tileOf({ kind: 'list', settings: { model: 'sample.loan' } })
    const keys = async (ctx: Context) => (await sharedFields(ctx, [tile])).map((one) => one.key)
    assert.includeMembers(await keys(ada), ['state', 'borrower_id'])
    const rights = { model: 'sample.loan', operations: ['read'], fields: ['number', 'state'] }
    assert.deepEqual(await keys(await samWith(world, rights)), ['state'])
  })
})
