import type { Locator, Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import type Role from '#kernel/access/models/role'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { saveReport } from '#kernel/reports/saved/save_report'
import { shareReport } from '#kernel/reports/saved/share_report'
import { address, closeBrowser, freshPage, openAsAda, visit } from '#tests/browser/visit'
import { role } from '#tests/kernel/access/people'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

const EVA = 'eva@acme.example'

/** Five loans due in August, September and October, and two reports on them that everybody may open. */
async function lending(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  const days = ['2026-08-03', '2026-09-01', '2026-09-15', '2026-09-30', '2026-10-01']
  for (const [at, day] of days.entries()) {
    const values = { borrower_id: borrower.id, number: `L-${at + 1}`, state: 'out', due_on: day }
    await world.create('sample.loan', values)
  }
  const ctx = await world.as('ada').context()
  const measures = [{ fn: 'count' }]
  const months = [{ field: 'due_on', bucket: 'month' }]
  for (const [name, query] of [
    ['Loans by state', { dimensions: ['state'], measures }],
    ['Loans by month', { dimensions: months, measures }],
  ] as const) {
    const { id } = await saveReport(ctx, { name, query: { source: 'sample.loan', ...query } })
    await shareReport(ctx, id, { shared_with: 'company', role_id: null, user_ids: null })
  }
}

/** Eva works in acme and may read org units, but no loans. */
async function eva(world: World) {
  const ctx = await world.context()
  const readers: Role = await role(world, 'Readers', [{ operations: ['read'] }])
  await transaction(ctx, async (inner) => {
    const user = await createUser(inner, { email: EVA, name: 'Eva', password: PASSWORD })
    await addMember(inner, user.id, [readers.id], { isDefault: true })
  })
}

const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function addTile(page: Page, kind: string, report: RegExp, title: string) {
  await page.getByRole('button', { name: 'Add a tile' }).click()
  const gallery = page.getByRole('dialog')
  await gallery.getByRole('button', { name: kind }).click()
  const choice = gallery.getByLabel('Report')
  const option = choice.locator('option').filter({ hasText: report })
  await choice.selectOption({ value: (await option.getAttribute('value'))! })
  await gallery.getByLabel('Title').fill(title)
  if (kind.startsWith('Key')) await gallery.getByLabel('Target').fill('2')
  await gallery.getByRole('button', { name: 'Add', exact: true }).click()
  await gallery.waitFor({ state: 'detached' })
  await tile(page, title).waitFor()
}

/** Drags a tile of four columns by its handle, so many columns to the right. */
async function drag(page: Page, handle: Locator, columns: number) {
  const from = (await handle.boundingBox())!
  const whole = (await tile(page, 'Loans of the month').boundingBox())!
  const [x, y] = [from.x + 20, from.y + 10]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + (columns * (whole.width + 16)) / 4, y, { steps: 4 })
  await page.mouse.up()
}

test.group('Dashboards in the browser', (group) => {
  group.teardown(closeBrowser)

  test('are made of tiles, moved by keyboard, filtered as a whole and shared; each sees in them only what is his', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await lending(world)
    await visit(page, '/kernel/dashboards')
    await page.getByRole('button', { name: 'New dashboard' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Lending')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Edit “Lending”' }).waitFor()

    await addTile(page, 'Report', /Loans by state/, 'Loans and their states')
    await tile(page, 'Loans and their states').getByText('5', { exact: true }).first().waitFor()
    await addTile(page, 'Key figure', /Loans by month/, 'Loans of the month')
    await tile(page, 'Loans of the month').getByText('Target missed').waitFor()

    const handle = page.getByRole('button', { name: 'Move “Loans of the month”', exact: true })
    await handle.press('ArrowLeft')
    await page.getByText('Loans of the month: column 6, row', { exact: false }).waitFor()
    await handle.press('Shift+ArrowRight')
    await page.getByText('Loans of the month: 4 columns wide', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Redo' }).click()
    await drag(page, handle, 2)
    await page.waitForFunction(
      (one) => one !== null && getComputedStyle(one.closest('[style]')!).gridColumnStart === '8',
      await handle.elementHandle()
    )
    await page.getByRole('button', { name: 'Remove “Loans and their states”' }).click()
    await tile(page, 'Loans and their states').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await tile(page, 'Loans and their states').waitFor()
    await page.getByLabel('Add a filter').selectOption({ label: 'Days' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Lending', exact: true }).waitFor()

    const figure = tile(page, 'Loans of the month').locator('[data-figure]')
    await figure.getByText('1', { exact: true }).waitFor()
    await page.getByLabel('Days', { exact: true }).selectOption({ label: 'Other days …' })
    await page.getByRole('textbox', { name: 'From' }).fill('2026-09-01')
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('2026-09-30')
    await page.getByRole('textbox', { name: 'To', exact: true }).press('Enter')
    await figure.getByText('3', { exact: true }).waitFor()
    await page.waitForURL(/filters=/)
    await tile(page, 'Loans of the month').getByText('Target reached').waitFor()

    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByLabel('Everybody in the company').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved who sees the dashboard').first().waitFor()
    await figure.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor()
    assert.deepEqual(complaints, [])

    await eva(world)
    const other = await freshPage()
    await other.page.goto(address('/login'))
    await other.page.getByLabel('E-mail or log-in name').fill(EVA)
    await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await other.page.getByRole('link', { name: 'All dashboards' }).click()
    const answers: string[] = []
    other.page.on('response', (answer) => {
      if (answer.url().includes('/kernel/dashboards')) {
        void answer.text().then((text) => answers.push(text))
      }
    })
    await other.page.getByRole('link', { name: 'Lending' }).click()
    await other.page.getByText('This tile is not for you').nth(1).waitFor()
    const seen = [await other.page.locator('main').innerText(), ...answers].join(' ')
    assert.notInclude(seen, 'Loans')
    assert.notInclude(seen, 'sample.loan')
    assert.deepEqual(other.complaints, [])
  })
})
