import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('Duplicates while a contact is entered', (group) => {
  group.teardown(closeBrowser)

  test('are shown with their reasons, and using one leads to it', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    const bolt = { name: 'Bolt GmbH', email: 'info@bolt.example', city: 'Berlin', country: 'DE' }
    const { id } = await world.create('contacts.party', bolt)
    await visit(page, '/contacts/parties/new')
    await page.getByLabel('Name', { exact: true }).fill('bolt')
    await page.getByText('Is it this contact?').waitFor()
    await page.getByText('60 % likely · same name').waitFor()
    await page.getByText('Berlin, Germany').waitFor()
    await page.getByRole('button', { name: 'Use this one: Bolt GmbH' }).click()
    await page.waitForURL(`**/contacts/parties/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Bolt GmbH' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('are taken instead of a new one where a form asks for a contact', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    await world.create('contacts.party', { name: 'Bolt GmbH' })
    await visit(page, '/sample/loans/new')
    await page.getByRole('combobox', { name: 'Borrower' }).fill('Bolt Limited')
    await page.getByRole('option', { name: 'New contact …' }).click()
    await page.getByRole('button', { name: 'Use this one: Bolt GmbH' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const borrower = page.getByRole('combobox', { name: 'Borrower' })
    assert.equal(await borrower.inputValue(), 'Bolt GmbH')
  })

  test('the form asks for what an organisation or a person has', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/contacts/parties/new')
    assert.isTrue(await page.getByLabel('Legal name').isVisible())
    await page.getByLabel('Kind').first().selectOption('person')
    await page.getByLabel('Last name').fill('Novak')
    assert.isFalse(await page.getByLabel('Legal name').isVisible())
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/parties\/\d+$/)
    await page.getByRole('heading', { level: 1, name: 'Novak' }).waitFor()
  })
})
