import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

/** One loan in each of Ada's two companies; the ids of the loans by company. */
async function twoCompanies(world: World, ada: number) {
  await world.enable('sample', 'bolt')
  const ids: Record<string, number> = {}
  for (const company of ['acme', 'bolt']) {
    const { company: own } = await world.context({ company })
    const values = { kind: 'organisation', name: `Of ${company}`, company_id: own.id }
    const borrower = await world.create('contacts.party', values, { company })
    const loan = { borrower_id: borrower.id, number: `L-${company}`, due_on: '2026-12-01' }
    ids[company] = (await world.create('sample.loan', loan, { company })).id
  }
  const bolt = await world.context({ company: 'bolt' })
  await transaction(bolt, (inner) => addMember(inner, ada, []))
  return ids
}

test.group('Several companies on the screen', (group) => {
  group.teardown(closeBrowser)

  test('their records are shown together, and new ones go to one', async ({ world, assert }) => {
    const { page, ada, complaints } = await openAsAda(world, ['sample'])
    await twoCompanies(world, ada)
    await visit(page, '/sample/loans?sort=number')
    await rows(page, 1)
    await page.getByRole('button', { name: /acme/i }).first().click()
    const choices = page.getByRole('group', { name: 'Work in' })
    await choices.getByRole('checkbox', { name: /bolt/i }).check()
    await rows(page, 2)
    await page.getByRole('link', { name: 'L-bolt' }).waitFor()
    await choices.getByText(/New records always go to .*acme/i).waitFor()
    await choices.getByRole('checkbox', { name: /bolt/i }).uncheck()
    await rows(page, 1)
    assert.deepEqual(complaints, [])
  })

  test('the other one is worked in after a switch', async ({ world }) => {
    const { page, ada } = await openAsAda(world, ['sample'])
    await twoCompanies(world, ada)
    await visit(page, '/sample/loans')
    await page.getByRole('button', { name: /acme/i }).first().click()
    await page
      .getByRole('group', { name: 'Work in' })
      .getByRole('button', { name: /bolt/i })
      .click()
    await page.getByRole('button', { name: 'Company: bolt' }).waitFor()
    await visit(page, '/sample/loans')
    await page.getByRole('link', { name: 'L-bolt' }).waitFor()
    await rows(page, 1)
  })

  test('a record that is only read says whose it is and leads there', async ({ world, assert }) => {
    const { page, ada } = await openAsAda(world, ['sample'])
    const ids = await twoCompanies(world, ada)
    await visit(page, '/sample/loans')
    await page.getByRole('button', { name: /acme/i }).first().click()
    await page
      .getByRole('group', { name: 'Work in' })
      .getByRole('checkbox', { name: /bolt/i })
      .check()
    await rows(page, 2)
    await visit(page, `/sample/loans/${ids.bolt}`)
    const notice = page.getByRole('status').filter({ hasText: 'This record belongs to' })
    await notice.waitFor()
    assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).count(), 0)
    await notice.getByRole('button', { name: /Switch to/ }).click()
    await notice.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'L-bolt' }).waitFor()
  })

  test('a link to a record of a company that is not shown offers the switch', async ({ world }) => {
    const { page, ada } = await openAsAda(world, ['sample'])
    const ids = await twoCompanies(world, ada)
    await visit(page, `/sample/loans/${ids.bolt}`)
    await page.getByText('You are working in another company').waitFor()
    await page.getByRole('button', { name: /Switch to/ }).click()
    await page.getByRole('heading', { name: 'L-bolt' }).waitFor()
  })
})
