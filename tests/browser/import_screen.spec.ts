import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { workFor } from '#tests/browser/worker_of'

const own = (text: string) => ({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
const question = 'Which column fills which field?'

async function graveFindings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Presses Tab until the cursor stands in what bears this name. */
async function tabTo(page: Page, name: string) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
    )
    if (here?.trim() === name) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** Waits until the cursor stands in what bears this name. */
const focused = (page: Page, name: string) =>
  page.getByLabel(name, { exact: true }).and(page.locator(':focus')).waitFor()

const complaint = { field: 'mapping.columns.Name', code: 'E', message: 'Not this one.' }

test.group('The import screen', (group) => {
  group.teardown(closeBrowser)

  test('is worked by keyboard alone, from the list and back to it', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    workFor(page)
    await visit(page, '/contacts/parties')
    await page.getByRole('link', { name: 'Import', exact: true }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('Choose a CSV or XLSX file').waitFor()
    await page.locator('input[type=file]:focus').waitFor({ state: 'attached' })
    await page.locator('input[type=file]').setInputFiles(own('Who;Where\nBolt;Köln\n'))
    await page.getByRole('heading', { name: question }).waitFor()
    await focused(page, 'Field: Who')
    await page.keyboard.type('Name')
    await tabTo(page, 'Field: Where')
    await page.keyboard.type('City')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'What happened' }).waitFor()
    await tabTo(page, 'Open the list')
    await page.keyboard.press('Enter')
    await page.getByText('Köln').first().waitFor()
    assert.deepEqual(complaints, [])
  })

  test('bears axe, light and dark, wide and on a phone', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['inventory'])
    workFor(page)
    const ctx = await world.context()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await visit(page, '/contacts/parties/import')
      assert.deepEqual(await graveFindings(page), [], 'choosing')
      const table = 'Name;Country;Born\nBolt;Germany;1.2.1990\nDora;Atlantis;\n'
      await page.locator('input[type=file]').setInputFiles(own(table))
      await page.getByRole('heading', { name: question }).waitFor()
      for (const field of ['kind', 'is_customer', 'works_for_id', 'notes']) {
        await page.getByLabel('Add a field').selectOption(field)
      }
      await page.getByLabel('Field: Born').selectOption('birthday')
      assert.deepEqual(await graveFindings(page), [], 'mapping')
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth
      )
      assert.isAtMost(overflow, 0)
      await page.getByRole('button', { name: 'Try it' }).click()
      await page.getByRole('heading', { name: 'What would happen' }).waitFor()
      assert.deepEqual(await graveFindings(page), [], 'tried')
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { name: 'What happened' }).waitFor()
      const [{ id }] = await ctx.rows<{ id: number }>('SELECT MAX(`id`) AS `id` FROM `imports`')
      await visit(page, `/kernel/imports/${id}`)
      await page.getByText('Row 3:').waitFor()
      assert.deepEqual(await graveFindings(page), [], 'record')
    }
  }).timeout(120_000)

  test('a mapping that does not fit is told beside its column', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    workFor(page)
    // Before the page is there: what a page asks for while its requests begin to be caught may slip through.
    await page.route('**/contacts/parties/import', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 422, json: { title: 'x', errors: [complaint] } })
        : route.continue()
    )
    await visit(page, '/contacts/parties/import')
    await page.locator('input[type=file]').setInputFiles(own('Name;Number\nBolt;7\n'))
    await page.getByLabel('Field: Number').selectOption('id')
    await page.getByLabel('A record is already there if it has the same').selectOption('name')
    assert.equal(await page.getByLabel('Field: Number').inputValue(), '')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('Not this one.').waitFor()
    await focused(page, 'Field: Name')
  })
})
