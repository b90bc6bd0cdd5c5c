import ExcelJS from 'exceljs'
import { test, type World } from 'kontor/testing'
import type Membership from '#kernel/companies/membership'
import { kernelContext } from '#kernel/companies/kernel_context'
import MembershipRole from '#kernel/companies/membership_role'
import { transaction } from '#kernel/records/storage/transaction'
import { changeReport, saveReport } from '#kernel/reports/saved/save_report'
import { closeBrowser, freshPage, openAsAda, signIn, visit } from '#tests/browser/visit'
import { role } from '#tests/kernel/access/people'
import { BY_KIND, threeUnits } from '#tests/kernel/reports/saved/reports'

/** Sam may read and report branches only. */
async function samReportsBranches(world: World) {
  const branches = { operations: ['read', 'report'], filter: ['kind', 'eq', 'branch'] }
  const given = await role(world, 'Branch managers', [branches])
  await transaction(await world.context(), async (inner) => {
    const [sam] = await inner.rows<{ id: number }>("SELECT `id` FROM `users` WHERE `login` = 'sam'")
    const membership = await inner
      .records<Membership>('kernel.membership')
      .findBy(['user_id', 'eq', Number(sam.id)])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId: given.id })
  })
}

/** A report by kind, that counted by name before. */
async function savedTwice(world: World, userId: number) {
  const { id: companyId } = await world.company()
  const ctx = await kernelContext({ companyId, userId })
  const before = { ...BY_KIND, dimensions: ['name'] }
  const { id, version } = await saveReport(ctx, { name: 'Units one by one', query: before })
  await changeReport(ctx, id, version, { name: 'Units by kind', query: BY_KIND })
}

test.group('A saved report', (group) => {
  group.teardown(closeBrowser)

  test('is found, shared with a role, read by another with his own rights, exported, and as it was before', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    await threeUnits(world)
    await savedTwice(world, ada)
    await samReportsBranches(world)

    const menu = page.getByRole('navigation', { name: 'Main navigation' })
    await visit(page, '/kernel/reports')
    await menu.getByRole('link', { name: 'Reports', exact: true }).waitFor()
    await page.getByRole('searchbox', { name: 'Search reports' }).fill('nothing such')
    await page.getByText('No report has “nothing such”').waitFor()
    await page.getByRole('searchbox', { name: 'Search reports' }).fill('kind organisation')
    await page.getByRole('link', { name: 'Units by kind' }).click()
    await page.getByRole('gridcell', { name: 'Department' }).first().waitFor()

    await page.getByRole('button', { name: 'More about this report' }).click()
    await page.getByRole('menuitem', { name: 'Share' }).click()
    await page.getByLabel('Everybody with a role').first().check()
    await page
      .getByRole('combobox', { name: 'Everybody with a role' })
      .selectOption('Branch managers')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByText('Sharing changed').first().waitFor()
    await page.getByText('A role', { exact: true }).waitFor()

    const other = await freshPage()
    await signIn(other.page, 'sam')
    await visit(other.page, '/kernel/reports')
    await other.page.getByRole('link', { name: 'Units by kind' }).click()
    await other.page.getByRole('gridcell', { name: 'Branch' }).first().waitFor()
    assert.equal(await other.page.getByText('Department').count(), 0)
    assert.equal(await other.page.getByRole('link', { name: 'Edit', exact: true }).count(), 0)
    const fetched = other.page.waitForEvent('download')
    await other.page.getByRole('button', { name: 'Export' }).click()
    await other.page.getByRole('menuitem', { name: 'Excel' }).click()
    const file = await fetched
    assert.equal(file.suggestedFilename(), 'Units by kind.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await file.path())
    const cells = book.worksheets[0].getSheetValues().flat()
    assert.includeMembers(cells, ['Branch', 2])
    assert.notInclude(cells, 'Department')

    await page.getByRole('button', { name: 'More about this report' }).click()
    await page.getByRole('menuitem', { name: 'Versions' }).click()
    await page.getByRole('link', { name: 'Units one by one' }).click()
    await page.getByText('This is version 1 of the report').waitFor()
    await page.getByRole('gridcell', { name: 'South' }).first().waitFor()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await page.getByRole('heading', { level: 1, name: 'Units one by one' }).waitFor()
    await page.getByText('This is version 1 of the report').waitFor({ state: 'detached' })
    await page.getByRole('gridcell', { name: 'South' }).first().waitFor()
    assert.deepEqual([...complaints, ...other.complaints], [])
  })
})
