import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { highlighted } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const rootStyle = (page: Page, name: string) =>
  page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('${name}').trim()`)
const rootHas = (page: Page, className: string) =>
  page.evaluate(`document.documentElement.classList.contains('${className}')`)
const SCREENS = ['/', '/kernel/preferences', '/kernel/my-sessions', '/nowhere']

async function openPalette(page: Page, wanted: string) {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a screen').fill(wanted)
  await highlighted(page.getByRole('dialog'), new RegExp(wanted, 'i')).waitFor()
}

test.group('The shell', (group) => {
  group.teardown(closeBrowser)

  test('breaks no rule of the content policy, has its colours and asks no other host', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['contacts', 'sample'])
    for (const screen of SCREENS) {
      await visit(page, screen)
      assert.equal(await rootStyle(page, '--ui-color-primary-500'), '#2f7f8d')
    }
    await visit(page, '/')
    for (const key of ['Control+k', 'F1', '?']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('menuitem', { name: 'Theme' }).waitFor()
    assert.deepEqual(
      complaints.filter((text) => !text.includes('404')),
      []
    )
  })

  test('is reached whole by axe', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    for (const screen of SCREENS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await visit(page, screen)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const grave = violations.filter(
          (one) => one.impact === 'serious' || one.impact === 'critical'
        )
        assert.deepEqual(
          grave.map((one) => `${screen} ${colorScheme} ${one.id} ${one.nodes[0].html}`),
          []
        )
      }
    }
  })

  test('goes anywhere by the palette', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/')
    await openPalette(page, 'preferences')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Preferences', level: 1 }).waitFor()
    await openPalette(page, 'new contact')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/contacts/parties/new')
  })

  test('remembers theme, density and sidebar', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/')
    for (const choice of ['Dark', 'Compact']) {
      await openPalette(page, choice.toLowerCase())
      const saved = page.waitForResponse((answer) => answer.url().endsWith('/kernel/preferences'))
      await page.keyboard.press('Enter')
      await saved
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.keyboard.press('Control+b')
    await page.getByRole('button', { name: 'Expand the sidebar' }).waitFor()
    await page.reload()
    await page.locator('h1').waitFor()
    assert.isTrue(await rootHas(page, 'dark'))
    assert.equal(await rootStyle(page, '--row-height'), '2rem')
    await page.getByRole('button', { name: 'Expand the sidebar' }).click()
    await page.getByRole('button', { name: 'Collapse' }).waitFor()
  })

  test('changes its language at once', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/')
    await openPalette(page, 'українська')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Початок' }).waitFor()
    await page.locator('html[lang=uk]').waitFor()
  })

  test('tells the keys and what the screen is for', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Help on this screen').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.getByRole('dialog').getByText('What this is for').waitFor()
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('lets the keyboard skip to the content', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('#content:focus').waitFor()
  })

  test('says so when the server cannot be reached, and keeps the screen', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/my-sessions')
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByText('No connection to the server').first().waitFor()
    await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Good to see you', exact: false }).waitFor()
  })

  test('is a drawer on a phone, without sideways scrolling', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await page.setViewportSize({ width: 390, height: 780 })
    for (const screen of SCREENS) {
      await visit(page, screen)
      assert.isAtMost(
        Number(await page.evaluate('document.documentElement.scrollWidth')),
        390,
        screen
      )
    }
    await visit(page, '/')
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Contacts' }).click()
    await page.waitForURL('**/contacts/parties')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})
