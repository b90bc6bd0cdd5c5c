import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import { highlighted } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** Opens the palette and types; answers the dialog. */
async function type(page: Page, wanted: string) {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByPlaceholder('Type a screen').fill(wanted)
  return palette
}

async function choose(page: Page, wanted: string, name: string | RegExp) {
  await (await type(page, wanted)).getByRole('option', { name }).first().waitFor()
  await page.getByRole('dialog').getByRole('option', { name }).first().click()
}

/**
 * Keeps the answers to reloads back, from `hold` until `letGo`. Asked for before the page is there: what a page asks
 * for while its requests begin to be caught may slip through.
 */
async function holdReloads(page: Page) {
  const { promise, resolve: letGo } = Promise.withResolvers<void>()
  let held: Promise<void> | undefined
  await page.route('**/*', async (route) => {
    if (route.request().headers()['x-inertia']) await held
    await route.continue()
  })
  return { hold: () => (held = promise), letGo }
}

/** A contact archived on its screen, whose menu does not know the loans yet: they were enabled elsewhere. */
async function reloading(world: World) {
  const { page } = await openAsAda(world, ['contacts'])
  const party = await world.create('contacts.party', { name: 'Kestrel Ltd' })
  const { hold, letGo } = await holdReloads(page)
  await visit(page, `/contacts/parties/${party.id}`)
  await world.enable('sample')
  void hold()
  await choose(page, 'archive', 'Archive')
  await page.getByText('Contact archived').first().waitFor()
  const palette = await type(page, 'loans')
  await palette.getByRole('group', { name: 'Roles' }).waitFor()
  return { page, palette, letGo }
}

test.group('The palette', (group) => {
  group.teardown(closeBrowser)

  test('finds records of every model and opens one by keyboard', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    const party = await world.create('contacts.party', { name: 'Kestrel Ltd', code: 'KE-7/1' })
    await world.create('sample.loan', { number: 'L-0042', borrower_id: party.id })
    await visit(page, '/')
    const palette = await type(page, 'kestrel')
    await palette.getByRole('option', { name: 'L-0042' }).waitFor()
    await palette.getByText('Loans', { exact: true }).waitFor()
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
    await palette.getByPlaceholder('Type a screen').fill('ke-7')
    await palette.getByRole('option', { name: 'L-0042' }).waitFor({ state: 'detached' })
    await highlighted(palette, 'Kestrel Ltd').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/contacts/parties/${party.id}`)
    assert.deepEqual(complaints, [])
  })

  test('asks once for what is typed quickly', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await world.create('contacts.party', { name: 'Kestrel Ltd' })
    await visit(page, '/')
    const asked: string[] = []
    page.on('request', (one) => one.url().includes('/kernel/search') && asked.push(one.url()))
    await page.clock.install()
    await page.keyboard.press('Control+k')
    const field = page.getByPlaceholder('Type a screen')
    await field.waitFor()
    // However slow the machine, no time passes for the page between two letters.
    await page.clock.pauseAt(Date.now() + 60_000)
    await field.pressSequentially('kestrel')
    assert.deepEqual(asked, [])
    await page.clock.resume()
    await page.getByRole('option', { name: 'Kestrel Ltd' }).waitFor()
    assert.deepEqual(
      asked.map((url) => new URL(url).searchParams.get('q')),
      ['kestrel']
    )
  })

  test('shows what was opened last', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    const party = await world.create('contacts.party', { name: 'Kestrel Ltd' })
    await visit(page, `/contacts/parties/${party.id}`)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Good to see you', exact: false }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByText('Recently opened').waitFor()
    await page.getByRole('dialog').getByRole('option', { name: 'Kestrel Ltd' }).click()
    await page.waitForURL(`**/contacts/parties/${party.id}`)
  })

  test('does what the screen can do, also what its menus hide', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    const party = await world.create('contacts.party', { name: 'Kestrel Ltd' })
    await visit(page, `/contacts/parties/${party.id}`)
    await choose(page, 'archive', 'Archive')
    await page.getByText('Contact archived').first().waitFor()
    await visit(page, '/contacts/parties')
    await choose(page, 'import', 'Import')
    await page.waitForURL('**/contacts/parties/import')
  })

  test('knows the screens of a plugin that was enabled just now', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/plugins')
    await (await type(page, 'loans')).getByText('Nothing found').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Enable: Loans' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click()
    await page.getByText('Contacts, Loans enabled').first().waitFor()
    await choose(page, 'loans', /^Loans/)
    await page.waitForURL('**/sample/loans')
    await choose(page, 'new contact', 'New contact')
    await page.waitForURL('**/contacts/parties/new')
  })

  test('learns of a screen while it is open, and keeps what was typed', async ({
    world,
    assert,
  }) => {
    const { palette, page, letGo } = await reloading(world)
    const screens = palette.getByRole('group', { name: 'Go to' })
    assert.equal(await screens.count(), 0)
    letGo()
    await screens.getByRole('option', { name: /^Loans/ }).waitFor()
    assert.equal(await palette.getByPlaceholder('Type a screen').inputValue(), 'loans')
    await screens.getByRole('option', { name: /^Loans/ }).click()
    await page.waitForURL('**/sample/loans')
  })

  test('does not move under a pressed pointer: what is pressed is chosen', async ({ world }) => {
    const { palette, page, letGo } = await reloading(world)
    await palette.getByRole('group', { name: 'Roles' }).getByRole('option').first().hover()
    await page.mouse.down()
    letGo()
    await page.locator('a[href="/sample/loans"]').first().waitFor({ state: 'attached' })
    await page.mouse.up()
    await page.waitForURL('**/kernel/roles/*')
  })

  test('keeps the choice one moved to when records are found late', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await world.create('contacts.party', { name: 'Contour Ltd' })
    const late = Promise.withResolvers<void>()
    await page.route('**/kernel/search?*', async (route) => {
      await late.promise
      await route.continue()
    })
    await visit(page, '/')
    const palette = await type(page, 'con')
    const chosen = palette.locator('[role=option][data-highlighted]')
    const second = palette.getByRole('option').nth(1)
    await second.waitFor()
    await page.keyboard.press('ArrowDown')
    await second.and(chosen).waitFor()
    late.resolve()
    await palette.getByRole('option', { name: 'Contour Ltd' }).waitFor()
    await palette.getByText('Searching').waitFor({ state: 'detached' })
    await second.and(chosen).waitFor()
  })

  test('says so when the search does not answer', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await page.route('**/kernel/search?*', (route) => route.abort())
    await visit(page, '/')
    await (await type(page, 'qwerty')).getByText('The search did not answer').waitFor()
  })
})
