import { AxeBuilder } from '@axe-core/playwright'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { address, closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { codeAt } from '#tests/kernel/accounts/authenticator'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

async function grave(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id} ${one.nodes[0].html}`)
}

/** By keyboard alone: the set-up, and the codes that are shown once. */
async function setUp(page: Page) {
  await visit(page, '/kernel/second-factor')
  await page.getByRole('button', { name: 'Set up' }).press('Enter')
  await page.getByRole('img', { name: 'Picture with the key' }).waitFor()
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '')
  await page.getByLabel('Code', { exact: true }).fill(codeAt(secret, Date.now()))
  await page.keyboard.press('Control+Enter')
  await page.getByText('They are shown this once.').waitFor()
  const codes = await page.locator('section ol li').allInnerTexts()
  return { secret, codes }
}

async function signInAgain(page: Page) {
  await page.context().clearCookies()
  await page.goto(address('/login'))
  await page.getByLabel('E-mail or log-in name').fill('ada@acme.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Second step' }).waitFor()
}

const signedIn = (page: Page) => page.waitForURL((url) => url.pathname === '/')

/** As if the password had been entered long ago. */
async function forgetConfirmation() {
  const row = await db.from('sessions').firstOrFail()
  const data = JSON.stringify({ ...JSON.parse(row.data), confirmed_at: 0 })
  await db.from('sessions').update({ data })
}

test.group('The second factor on the screen', (group) => {
  group.teardown(closeBrowser)

  test('is set up with a picture drawn here, and then asked for', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, [])
    const { secret, codes } = await setUp(page)
    assert.lengthOf(new Set(codes), 10)
    assert.deepEqual(await grave(page), [])
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('10 codes left').waitFor()
    await signInAgain(page)
    assert.deepEqual(await grave(page), [])
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('This code is wrong').first().waitFor()
    await page.getByLabel('Code', { exact: true }).fill(codeAt(secret, Date.now() + 30_000))
    await page.keyboard.press('Enter')
    await signedIn(page)
    assert.deepEqual(
      complaints.filter((text) => !text.includes('422')),
      []
    )
  })

  test('a recovery code opens the door, and is used up', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    const { codes } = await setUp(page)
    await signInAgain(page)
    await page.getByLabel('Code', { exact: true }).fill(codes[0])
    await page.keyboard.press('Enter')
    await signedIn(page)
    await visit(page, '/kernel/second-factor')
    await page.getByText('9 codes left').waitFor()
  })

  test('the identity is confirmed in a dialog, and what was refused is done then', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/second-factor')
    await forgetConfirmation()
    await page.getByRole('button', { name: 'Set up' }).click()
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
    await dialog.waitFor()
    assert.deepEqual(await grave(page), [])
    await dialog.getByLabel('Your password').fill('not my password')
    await page.keyboard.press('Enter')
    await dialog.getByText('This is not your password').first().waitFor()
    await dialog.getByLabel('Your password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'Picture with the key' }).waitFor()
    await dialog.waitFor({ state: 'detached' })
  })

  test('the same for a form that sends itself: a role', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/roles/new')
    await page.getByLabel('Name').fill('Payroll clerks')
    await page.getByLabel('Needs a second factor').click()
    await forgetConfirmation()
    await page.getByRole('button', { name: 'Save role' }).click()
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
    await dialog.getByLabel('Your password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('Role saved').first().waitFor()
  })

  test('fits a phone', async ({ world, assert }) => {
    const { page } = await openAsAda(world, [])
    await page.setViewportSize({ width: 390, height: 780 })
    await setUp(page)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.isAtMost(Number(width), 390)
  })
})
