import AxeBuilder from '@axe-core/playwright'
import { test } from 'kontor/testing'
import { runJobs } from '#kernel/jobs/worker'
import { checkDueAlerts } from '#kernel/reports/alerts/run_due'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { contextOf } from '#tests/kernel/jobs/context_of'
import { lay, threeUnits } from '#tests/kernel/reports/saved/reports'

test.group('Reports that come by themselves', (group) => {
  group.teardown(closeBrowser)

  test('a report is sent by the clock and at once, a figure of it is watched, both are stopped', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    await threeUnits(world)
    const report = await lay(await contextOf(world, ada), { name: 'Units', ownerId: ada })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
    const looksRight = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map((one) => one.id),
        []
      )
    }

    await visit(page, `/kernel/reports/${report.id}`)
    await button('Send or watch').click()
    await page.getByRole('menuitem', { name: 'Send regularly…' }).click()
    await heading('Send “Units” regularly')
    await page.getByText('No mail server is set up').first().waitFor()
    await page.getByRole('listitem').nth(4).waitFor()
    await page.getByLabel('Last day').fill('2020-01-01')
    await page.getByText('It would not come any more.').waitFor()
    await page.getByLabel('Last day').fill('')
    await page.getByRole('listitem').nth(4).waitFor()
    await page.getByRole('checkbox', { name: 'CSV file' }).click()
    await looksRight()
    await button('Send regularly').click()

    await heading('Sent and watched')
    await page.getByText('Monday at 07:00').waitFor()
    await button('Send it to me now').click()
    await page.getByText('It is on its way to you.').first().waitFor()
    await runJobs()
    await visit(page, '/kernel/report-schedules')
    await page.getByRole('list', { name: 'Last time' }).getByText('sent').waitFor()
    await visit(page, '/kernel/outgoing-mail')
    await page
      .getByText(/^Units, /)
      .first()
      .click()
    await page.getByRole('link', { name: 'Units.csv' }).waitFor()

    await visit(page, `/kernel/report-alerts/new?report=${report.id}`)
    await page.getByLabel('Bound').fill('2')
    await looksRight()
    await button('Watch it').click()
    await page.getByText('Number of records is more than 2').waitFor()
    await checkDueAlerts()
    await runJobs()
    await visit(page, '/kernel/report-schedules')
    await page.getByRole('list', { name: 'What you were told' }).getByText('crossed').waitFor()
    await looksRight()
    await page.setViewportSize({ width: 390, height: 800 })
    await button('Menu').waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.isAtMost(wide, 390)
    await button('Quiet for a day').click()
    await page.getByText(/^Quiet until/).waitFor()
    await button('Stop').first().click()
    await button('Go on').waitFor()
    await button('Remove').first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('Nothing is sent regularly yet').waitFor()
    assert.deepEqual(complaints, [])
  })
})
