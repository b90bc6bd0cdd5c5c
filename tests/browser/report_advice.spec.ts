import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { kernelContext } from '#kernel/companies/kernel_context'
import { runJobs } from '#kernel/jobs/worker'
import { dropTableIndex, existingIndexes } from '#kernel/reports/advice/table_index'
import { noteRun } from '#kernel/reports/advice/timings'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { lay } from '#tests/kernel/reports/saved/reports'

const PARTIES = { source: 'contacts.party', dimensions: ['kind'], measures: [{ fn: 'count' }] }

/** What a click asked for is done, once it was asked for. */
async function doneAfter(page: Page, method: string, button: string | RegExp) {
  const asked = page.waitForResponse((one) => one.request().method() === method && one.ok())
  await page.getByRole('button', { name: button }).click()
  await asked
  await runJobs()
}

async function slowReport(world: World) {
  const ctx = await world.as('ada').context()
  const report = await lay(ctx, {
    name: 'Parties by kind',
    query: PARTIES as ReportQuery,
    sharedWith: 'company',
  })
  await noteRun(ctx, report.id, 4400)
  return report
}

test.group('Advice on slow reports on the screen', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(60_000)
  group.each.teardown(async () => {
    const ctx = await kernelContext({})
    for (const [name] of await existingIndexes(ctx)) await dropTableIndex(ctx, name)
  })

  test('an administrator reads why a report is slow, has its index made, sees it and takes it away', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    await visit(page, '/kernel/report-indexes')
    await page.getByText('No report is slow').waitFor()
    const { id } = await slowReport(world)
    await visit(page, '/kernel/report-indexes')
    const slow = page.getByRole('listitem').filter({ hasText: 'Parties by kind' })
    await slow.getByText(/for there is no index with Kind\.$/).waitFor()
    await slow.getByText('4.4 sec').waitFor()
    await doneAfter(page, 'POST', 'Make the index for Parties by kind')
    await page.getByText('report_index_contacts_parties_', { exact: false }).waitFor()
    await page.getByText('Ready', { exact: true }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
    await visit(page, `/kernel/reports/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Parties by kind' }).waitFor()
    await visit(page, '/kernel/report-indexes')
    await doneAfter(page, 'DELETE', /^Remove the index report_index_contacts_parties_/)
    await page.getByText('Indexes made for reports').waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
  })
})
