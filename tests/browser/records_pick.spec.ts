import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const borrower = (page: Page) => page.getByRole('combobox', { name: 'Borrower' })

/** What is asked of the server while something is done. */
async function askedDuring(page: Page, act: () => Promise<void>) {
  const asked: string[] = []
  const note = (one: { url(): string }) => void asked.push(one.url())
  page.on('request', note)
  await act()
  page.off('request', note)
  return asked.filter((url) => url.includes('/pick?ids='))
}

test.group('Picking a record', (group) => {
  group.teardown(closeBrowser)

  test('shows the name of the picked and of a new one without asking again', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await world.create('contacts.party', { name: 'Kestrel Ltd' })
    await visit(page, '/sample/loans/new')
    const asked = await askedDuring(page, async () => {
      await borrower(page).fill('kestrel')
      await page.getByRole('option', { name: 'Kestrel Ltd' }).click()
      assert.equal(await borrower(page).inputValue(), 'Kestrel Ltd')
      await borrower(page).fill('Merlin')
      await page.getByRole('option', { name: 'New contact …' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Kind').first().selectOption('person')
      await dialog.getByLabel('First name').fill('Merlin')
      await dialog.getByLabel('Last name').fill('Novak')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.waitFor({ state: 'detached' })
      assert.equal(await borrower(page).inputValue(), 'Merlin Novak')
    })
    assert.isEmpty(asked)
    assert.deepEqual(complaints, [])
  })

  test('chooses what was typed, however far the answers are behind', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    for (const name of ['Hobby Ltd', 'Kestrel Ltd', 'Merlin Ltd']) {
      await world.create('contacts.party', { name })
    }
    const late = Promise.withResolvers<void>()
    await page.route(/pick\?q=(kes|Zzz|mer)/, async (route) => {
      await late.promise
      await route.continue()
    })
    await visit(page, '/sample/loans/new')
    await borrower(page).click()
    await page.getByRole('option', { name: 'Hobby Ltd' }).waitFor()
    await page.keyboard.type('kes')
    await page.keyboard.press('Tab')
    assert.notEqual(await borrower(page).inputValue(), 'Hobby Ltd')
    late.resolve()
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value === 'Kestrel Ltd',
      await borrower(page).elementHandle()
    )
    await borrower(page).fill('Zzz')
    await page.keyboard.press('Tab')
    await page.getByText('“Zzz” was not found, nothing is chosen').first().waitFor()
    assert.equal(await borrower(page).inputValue(), 'Kestrel Ltd')
    await page.getByRole('textbox', { name: 'Due on' }).fill('31.12')
    await borrower(page).fill('mer')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: 'Merlin Ltd' }).first().waitFor()
    assert.deepEqual(complaints, [])
  })

  test('offers what was picked last before all others', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    for (const name of ['Kestrel Ltd', 'Merlin Ltd', 'Hobby Ltd']) {
      await world.create('contacts.party', { name })
    }
    await visit(page, '/sample/loans/new')
    await borrower(page).fill('kestrel')
    await page.getByRole('option', { name: 'Kestrel Ltd' }).click()
    await borrower(page).fill('')
    await page.reload()
    await borrower(page).click()
    await page.getByRole('option').first().getByText('Kestrel Ltd').waitFor()
    await page.getByRole('option', { name: 'Merlin Ltd' }).waitFor()
    const offered = await page.getByRole('option').allInnerTexts()
    assert.deepEqual(
      offered.slice(0, 3).map((one) => one.trim()),
      ['Kestrel Ltd', 'Hobby Ltd', 'Merlin Ltd']
    )
  })

  test('shows what a picked record is when the pointer rests on it', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await world.create('contacts.party', { name: 'Kestrel Ltd', code: 'KE-7', city: 'Lviv' })
    await visit(page, '/sample/loans/new')
    await borrower(page).fill('kestrel')
    await page.getByRole('option', { name: 'Kestrel Ltd' }).click()
    await page.getByLabel('Due on').hover()
    await borrower(page).hover()
    const card = page.getByRole('tooltip')
    await card.getByText('KE-7').waitFor()
    await card.getByText('Lviv').waitFor()
    await page.getByLabel('Due on').hover()
    await card.waitFor({ state: 'detached' })
  })
})
