import { test } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { runJobs } from '#kernel/jobs/worker'
import { transaction } from '#kernel/records/storage/transaction'
import { address, closeBrowser, freshPage, openAsAda, visit } from '#tests/browser/visit'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

const LOANS = '/sample/loans'
const EVA = 'eva@acme.example'

test.group('Custom fields in the browser', (group) => {
  group.teardown(closeBrowser)

  test('an administrator who cannot program adds a choice, fills it in, and filters by it', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await world.create('contacts.party', { kind: 'organisation', name: 'Bolt Brothers' })
    await visit(page, LOANS)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('link', { name: 'Add a field' }).click()
    await page.getByRole('heading', { level: 1, name: 'New custom field' }).waitFor()
    await page.getByLabel('Label, English').fill('Parcel size')
    assert.equal(await page.getByLabel('Name for programs').inputValue(), 'parcel_size')
    await page.keyboard.press('F1')
    await page.getByText('The preview shows the form as people will meet it.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('Kind').selectOption({ label: 'Choice' })
    for (const [at, size] of ['Large', 'Small'].entries()) {
      await page.getByRole('button', { name: 'Add a value' }).click()
      await page.getByLabel(`Value ${at + 1} in English`).fill(size)
    }
    await page.getByLabel('Colour of Large').selectOption({ label: 'Amber' })
    await page.getByLabel('Value 2 in English').press('Alt+ArrowUp')
    await page.getByLabel('Stands after').selectOption({ label: 'Due on' })
    await page.getByLabel('Column of the list').check()
    const preview = page.getByRole('group', { name: 'Preview' })
    await preview.getByText('Parcel size').waitFor()
    await page.getByRole('button', { name: 'Save the field' }).click()
    await page.waitForURL(address(LOANS))
    await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor()

    await visit(page, `${LOANS}/new`)
    await page.getByLabel('Borrower').fill('bolt')
    await page.getByRole('option', { name: /Bolt Brothers/ }).click()
    await page.getByLabel('Due on').fill('2026-12-24')
    assert.deepEqual(await page.getByLabel('Parcel size').locator('option').allInnerTexts(), [
      '',
      'Small',
      'Large',
    ])
    await page.getByLabel('Parcel size').selectOption({ label: 'Large' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: /^Loan #\d+$/ }).waitFor()
    await page.getByText('Large', { exact: true }).first().waitFor()
    const loan = page.url()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Add a field' }).click()
    await page.getByLabel('Label, English').fill('Shelf')
    await page.getByRole('button', { name: 'Save the field' }).click()
    await page.waitForURL(loan)
    await page.getByText('Shelf', { exact: true }).first().waitFor()
    await page.keyboard.press('e')
    await page.getByRole('link', { name: 'Add a field' }).waitFor()

    await visit(page, `${LOANS}?filter=${JSON.stringify(['custom.parcel_size', 'eq', 'large'])}`)
    await page.getByRole('columnheader', { name: 'Parcel size' }).waitFor()
    await page.locator('[data-row-index="0"]').getByText('Large').waitFor()
    await visit(page, `${LOANS}?filter=${JSON.stringify(['custom.parcel_size', 'eq', 'small'])}`)
    await page.locator('[data-row-index]').waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
  })

  test('a removed field is gone from the form and comes back with what it held', async ({
    world,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    const field = await world.create('kernel.custom_field', {
      model: 'sample.loan',
      key: 'shelf',
      label: { en: 'Shelf', uk: 'Полиця' },
      kind: 'text',
    })
    await visit(page, `/kernel/custom-fields/${field.id}`)
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('Nobody sees this field.').waitFor()
    await visit(page, `${LOANS}/new`)
    await page.getByLabel('Due on').waitFor()
    await page.getByLabel('Shelf').waitFor({ state: 'detached' })
    await visit(page, `/kernel/custom-fields/${field.id}`)
    await page.getByRole('button', { name: 'Bring back' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).waitFor()
    await visit(page, `${LOANS}/new`)
    await page.getByLabel('Shelf').waitFor()
  })

  test('the kind is changed after a look at what becomes of the values, and changed back', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    const party = await world.create('contacts.party', { kind: 'person', name: 'Berta' })
    const label = { en: 'Pages', uk: 'Сторінки' }
    const definition = { model: 'sample.loan', key: 'pages', label, kind: 'text' }
    const field = await world.create('kernel.custom_field', definition)
    const ada = await world.as('ada').context()
    for (const pages of ['12', '12', 'about forty']) {
      const loan = { borrower_id: party.id, due_on: '2026-12-24', custom: { pages } }
      await ada.run('sample.loan.create', null, loan)
    }
    await visit(page, `/kernel/custom-fields/${field.id}`)
    await page.getByRole('button', { name: 'Change the kind' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('New kind').selectOption({ label: 'Whole number' })
    await dialog.getByText('2 of 3 values convert.').waitFor()
    await dialog.getByRole('cell', { name: 'about forty', exact: true }).waitFor()
    await dialog.getByLabel('Make those values empty').check()
    await dialog.getByRole('button', { name: 'Change the kind now' }).click()
    await page.getByText('Text is to become Whole number').waitFor()
    await runJobs()
    await page.getByText('2 values were converted, 1 became empty.').waitFor()
    await page.getByRole('button', { name: 'Take the change back' }).click()
    await page.getByText('Whole number is to become Text').waitFor()
    await runJobs()
    await page.getByText('Whole number became Text').waitFor()
    await visit(page, `${LOANS}?filter=${JSON.stringify(['custom.pages', 'contains', 'forty'])}`)
    await page.locator('[data-row-index="0"]').waitFor()
    assert.deepEqual(complaints, [])
  })

  test('who has none of its roles meets the field nowhere', async ({ world, assert }) => {
    const { page: adas } = await openAsAda(world, ['sample'])
    const ctx = await world.context()
    const roleOf = async (key: string) => (await Role.findBy(ctx, ['key', 'eq', key]))!.id
    await world.create('kernel.custom_field', {
      model: 'sample.loan',
      key: 'margin',
      label: { en: 'Margin' },
      kind: 'text',
      in_list: true,
      role_ids: [await roleOf('sample.manager')],
    })
    const eva = await createUser(ctx, { name: 'Eva', email: EVA, password: PASSWORD })
    const clerk = await roleOf('sample.clerk')
    await transaction(ctx, (inner) => addMember(inner, eva.id, [clerk], { isDefault: true }))
    await visit(adas, `${LOANS}/new`)
    await adas.getByLabel('Margin').waitFor()

    const { page, complaints } = await freshPage()
    await page.goto(address('/login'))
    await page.getByLabel('E-mail or log-in name').fill(EVA)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/login')
    await visit(page, `${LOANS}/new`)
    await page.getByLabel('Due on').waitFor()
    assert.equal(await page.getByLabel('Margin').count(), 0)
    await visit(page, LOANS)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByLabel('Search columns').waitFor()
    assert.equal(await page.getByText('Margin').count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Add a field' }).count(), 0)
    assert.deepEqual(complaints, [])
  })
})
