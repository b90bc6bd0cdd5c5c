import { test } from 'kontor/testing'
import { copyReport } from '#kernel/reports/saved/copy_report'
import { findReport } from '#kernel/reports/saved/find_report'
import { reportLines } from '#kernel/reports/saved/list_reports'
import { runSaved } from '#kernel/reports/saved/run_saved'
import {
  archiveReport,
  bringBack,
  changeReport,
  restoreReport,
  saveReport,
} from '#kernel/reports/saved/save_report'
import { shareReport } from '#kernel/reports/saved/share_report'
import { sharingOf } from '#kernel/reports/saved/sharing_of'
import { openReport } from '#kernel/reports/saved/show_report'
import { versionsOf } from '#kernel/reports/saved/versions'
import { give, refusalOf, role, samWith } from '#tests/kernel/access/people'
import { BY_KIND, lay, reporterSam, threeUnits } from '#tests/kernel/reports/saved/reports'

const UNITS = { name: 'Units', query: BY_KIND }
const BY_NAME = { ...BY_KIND, dimensions: ['name'] }
const names = async (ctx: Parameters<typeof reportLines>[0]) =>
  (await reportLines(ctx)).map((one) => one.name)
const shareWith = { role_id: null, user_ids: null }

test.group('Saving a report', () => {
  test('keeps it for oneself alone', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const { id } = await saveReport(sam, { ...UNITS, description: 'By kind' })
    assert.deepEqual(await names(sam), ['Units'])
    assert.deepEqual(await names(ada), [])
    const [line] = await reportLines(sam)
    assert.include(line, { id, source: 'Organisation units', plugin: 'Settings', isOwn: true })
    assert.equal((await findReport(sam, id)).source, 'kernel.org_unit')
  })

  test('is refused where it could not be answered, by the place of the mistake', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    for (const [query, field, code] of [
      [{ ...BY_KIND, dimensions: ['colour'] }, 'dimensions.0', 'E_UNKNOWN_FIELD'],
      [{ ...BY_KIND, filter: ['colour', 'eq', 'red'] }, 'filter', 'E_UNKNOWN_FIELD'],
      [
        {
          ...BY_KIND,
          filter: [
            ['kind', 'eq', 'branch'],
            ['x', 'eq', 1],
          ],
        },
        'filter.1',
        'E_UNKNOWN_FIELD',
      ],
      [{ ...BY_KIND, sort: '-colour' }, 'sort.0', 'E_UNKNOWN_FIELD'],
      [{ ...BY_KIND, having: ['sum', 'gt', 1] }, 'having', 'E_UNKNOWN_FIELD'],
      [{ source: 'kernel.nothing' }, 'source', 'E_REPORT_SOURCE'],
      [[], 'query', 'E_REPORT_SHAPE'],
    ] as const) {
      const refusal = await refusalOf(saveReport(ada, { name: 'Odd', query }))
      assert.deepInclude(refusal.errors[0], { field, code }, JSON.stringify(query))
    }
    const presentation = { kind: 'donut' }
    const refusal = await refusalOf(saveReport(ada, { ...UNITS, presentation }))
    assert.equal(refusal.errors[0].field, 'presentation.kind')
  })

  test('leaves open what is asked only when it runs', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const parameters = [{ key: 'kind' }]
    const filter = [['kind', 'eq', { parameter: 'kind' }]]
    const { id } = await saveReport(ada, { ...UNITS, query: { ...BY_KIND, filter, parameters } })
    const report = await findReport(ada, id)
    assert.equal((await refusalOf(runSaved(ada, report))).errors[0].code, 'E_REPORT_PARAMETER')
    assert.isNull((await runSaved(ada, report, { kind: 'branch' })).rows[0] ?? null)
    const unknown = [['colour', 'eq', { parameter: 'kind' }]]
    const query = { ...BY_KIND, filter: unknown, parameters }
    assert.equal(
      (await refusalOf(saveReport(ada, { ...UNITS, query }))).errors[0].code,
      'E_UNKNOWN_FIELD'
    )
  })

  test('is refused to who may not report on the source', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['read'] })
    assert.equal((await refusalOf(saveReport(sam, UNITS))).status, 403)
  })
})

test.group('A saved report', () => {
  test('keeps what it said before: each version with who and when, to look at and to bring back', async ({
    world,
    assert,
  }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { id, version } = await saveReport(ada, UNITS)
    await changeReport(ada, id, version, { name: 'By name', query: BY_NAME })
    const all = await versionsOf(ada, id)
    assert.deepEqual(
      all.map((one) => [one.number, one.name, one.saved_by]),
      [
        [2, 'By name', ada.user.name],
        [1, 'Units', ada.user.name],
      ]
    )
    const before = await openReport(ada, id, 1)
    assert.equal(before.name, 'Units')
    assert.lengthOf((await runSaved(ada, before)).rows, 2)
    assert.lengthOf((await runSaved(ada, await findReport(ada, id))).rows, 3)
    await bringBack(ada, id, 1)
    const now = await findReport(ada, id)
    assert.deepEqual([now.name, now.query], ['Units', BY_KIND])
    assert.deepEqual(
      (await versionsOf(ada, id)).map((one) => one.number),
      [3, 2, 1]
    )
    assert.equal((await refusalOf(bringBack(ada, id, 9))).status, 404)
  })

  test('is not changed by who has not seen how it is now', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { id, version } = await saveReport(ada, UNITS)
    await changeReport(ada, id, version, { name: 'First' })
    const refusal = await refusalOf(changeReport(ada, id, version, { name: 'Second' }))
    assert.equal(refusal.code, 'E_STALE')
    assert.equal((refusal.extra.theirs as { name: string }).name, 'First')
  })

  test('is shared by whoever has the right, and its owner keeps it whatever is chosen', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { sam, reporter } = await reporterSam(world)
    const { id } = await saveReport(sam, UNITS)
    const toAll = { ...shareWith, shared_with: 'company' } as const
    assert.equal((await refusalOf(shareReport(sam, id, toAll))).status, 403)
    const rights = { model: 'kernel.report', operations: ['read', 'share'] }
    const sharer = await give(world, 'sam', await role(world, 'Sharer', [rights]))
    await shareReport(sharer, id, toAll)
    assert.deepEqual(await names(ada), ['Units'])
    await shareReport(sharer, id, { ...shareWith, shared_with: 'role', role_id: reporter.id })
    assert.deepEqual([await names(ada), await names(sharer)], [[], ['Units']])
    const toAda = { ...shareWith, shared_with: 'user', user_ids: [ada.user.id] } as const
    await shareReport(sharer, id, toAda)
    assert.deepEqual([await names(ada), await names(sharer)], [['Units'], ['Units']])
    await shareReport(sam, id, { ...shareWith, shared_with: 'private' })
    assert.deepEqual([await names(ada), await names(sam)], [[], ['Units']])
    for (const [wrong, field] of [
      [{ ...shareWith, shared_with: 'user', user_ids: [999_999] }, 'user_ids'],
      [{ ...shareWith, shared_with: 'user' }, 'user_ids'],
      [{ ...shareWith, shared_with: 'role' }, 'role_id'],
    ] as const) {
      const refusal = await refusalOf(shareReport(sharer, id, wrong as never))
      assert.equal(refusal.errors[0].field, field)
    }
  })

  test('of somebody else is looked at and copied, not changed', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const { id, version } = await lay(ada, { sharedWith: 'company' })
    for (const attempt of [
      () => changeReport(sam, id, version, { name: 'Mine' }),
      () => archiveReport(sam, id),
      () => bringBack(sam, id, 1),
      () => sharingOf(sam, id),
    ]) {
      assert.equal((await refusalOf(attempt())).status, 403)
    }
    const copy = await copyReport(sam, id)
    assert.deepEqual(
      [copy.name, copy.ownerId, copy.sharedWith],
      ['Units by kind (copy)', sam.user.id, 'private']
    )
  })

  test('is archived and brought back', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { id } = await saveReport(ada, UNITS)
    await archiveReport(ada, id)
    assert.deepEqual(await names(ada), [])
    assert.lengthOf(await reportLines(ada, { archived: true }), 1)
    await restoreReport(ada, id)
    assert.deepEqual(await names(ada), ['Units'])
  })
})
