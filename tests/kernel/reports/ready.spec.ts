import { test } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { disablePlugin, enablePlugin } from '#kernel/plugins/enablement'
import { seedReports } from '#kernel/reports/ready/seed_reports'
import { findReport } from '#kernel/reports/saved/find_report'
import { reportLines } from '#kernel/reports/saved/list_reports'
import { reportTitle } from '#kernel/reports/saved/report_title'
import { runSaved } from '#kernel/reports/saved/run_saved'
import { archiveReport, changeReport } from '#kernel/reports/saved/save_report'
import type { World } from 'kontor/testing'

const idOf = async (ctx: Context, key: string) => {
  const rows = await ctx.rows<{ id: number }>(
    'SELECT `id` FROM `reports` WHERE `company_id` = ? AND `key` = ?',
    [ctx.company.id, key]
  )
  return Number(rows[0]?.id)
}

const seenBy = async (world: World, who: string) =>
  (await reportLines(await world.as(who).context())).map((line) => line.name)

/** The same plugin as a newer version of it would declare its reports. */
async function declaring<T>(reports: unknown, act: () => Promise<T>) {
  const { declaration } = registry.plugins.get('contacts')!
  const before = declaration.reports
  declaration.reports = reports as typeof before
  try {
    return await act()
  } finally {
    declaration.reports = before
  }
}

const NEWER = [
  {
    name: 'contacts.customers',
    source: 'contacts.party',
    query: { measures: [{ fn: 'count' }], filter: [['kind', 'eq', 'person']] },
    presentation: { kind: 'kpi', figures: ['count'] },
  },
]

test.group('Reports a plugin brings along', () => {
  test('are there once it is enabled, for whoever may run them, in his language', async ({
    world,
    assert,
  }) => {
    await world.create('contacts.party', { name: 'Bolt', is_customer: true, country: 'DE' })
    const clerk = await world.as('contacts.clerk').context()
    const id = await idOf(clerk, 'customers_by_country')
    const report = await findReport(clerk, id)
    assert.equal(reportTitle(clerk, report), 'Customers by country')
    assert.equal(reportTitle(clerk.with({ locale: 'uk' }), report), 'Клієнти за країнами')
    const { columns, rows } = await runSaved(clerk, report)
    assert.include(rows[0], { country: 'DE', count: 1 })
    assert.deepEqual(columns[0].labels, { DE: 'Germany' })
    assert.include(await seenBy(world, 'contacts.clerk'), 'Customers by country')
    assert.notInclude(await seenBy(world, 'sam'), 'Customers by country')
  })

  test('follow the plugin, unless they were changed here', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    const ada = await world.as('ada').context()
    const changed = await findReport(ada, await idOf(ctx, 'new_by_month'))
    await changeReport(ada, changed.id, changed.version, { name: 'Ours' })
    await declaring(NEWER, () => seedReports(ctx, 'contacts'))
    const followed = await findReport(ada, await idOf(ctx, 'customers'))
    assert.deepEqual(followed.query, { source: 'contacts.party', ...NEWER[0].query })
    const kept = await findReport(ada, changed.id)
    assert.equal(reportTitle(ada, kept), 'Ours')
    assert.isNull(kept.archivedAt)
    const names = await seenBy(world, 'ada')
    assert.includeMembers(names, ['Ours', 'Customers'])
    assert.notInclude(names, 'Customers by country')
  })

  test('stay out of the way where somebody put them there', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    const id = await idOf(ctx, 'customers')
    await archiveReport(await world.as('ada').context(), id)
    await seedReports(ctx, 'contacts')
    assert.notInclude(await seenBy(world, 'ada'), 'Customers')
  })

  test('go with the plugin and come again with it, each once', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    await disablePlugin(ctx, 'contacts')
    assert.notInclude(await seenBy(world, 'ada'), 'Customers by country')
    await enablePlugin(await world.context(), 'contacts')
    const names = await seenBy(world, 'ada')
    assert.lengthOf(
      names.filter((name) => name === 'Customers by country'),
      1
    )
  })
})
