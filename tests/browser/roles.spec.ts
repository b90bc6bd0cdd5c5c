import AxeBuilder from '@axe-core/playwright'
import { test } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import Rule from '#kernel/access/models/rule'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('Editing roles', (group) => {
  group.teardown(closeBrowser)

  test('a new role is ticked together by keyboard alone', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/roles/new')
    await page.keyboard.type('Desk')
    await page.getByRole('checkbox', { name: 'See: Loans' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Role saved').first().waitFor()
    const ctx = await world.context()
    const desk = (await Role.findBy(ctx, ['name', 'eq', 'Desk']))!
    const rules = await Rule.where(ctx, ['role_id', 'eq', desk.id])
    assert.deepEqual(
      rules.map(({ model, operations }) => [model, operations]),
      [['sample.loan', ['read', 'create']]]
    )
    assert.deepEqual(complaints, [])
  })

  test('a rule gets conditions, and the matrix says so', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    const ctx = await world.context()
    const clerk = (await Role.findBy(ctx, ['key', 'eq', 'sample.clerk']))!
    await visit(page, `/kernel/roles/${clerk.id}`)
    await page.getByRole('button', { name: 'Conditions: Loans' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('Own records').check()
    await panel.getByLabel('Only these fields').check()
    await panel.getByLabel(/^Remark/).uncheck()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    assert.isTrue(
      await page
        .getByLabel('See: Loans')
        .evaluate((box) => (box as unknown as { indeterminate: boolean }).indeterminate)
    )
    await page.getByRole('button', { name: 'Save role' }).click()
    await page.getByText('Role saved').first().waitFor()
    const [rule] = await Rule.where(await world.context(), ['role_id', 'eq', clerk.id])
    assert.deepEqual(rule.filter as unknown, ['created_by', 'eq', '$user'])
    assert.notInclude(rule.fields, 'remark')
  })

  test('a condition is put together as in a list', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/rules/new')
    await page.getByLabel('Record type').selectOption('sample.loan')
    await page.getByLabel('Change').check()
    await page.getByLabel('Records that match').check()
    await page.getByRole('button', { name: 'Save restriction' }).click()
    await page.getByText('There is no condition yet.').first().waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const editor = page.getByRole('form', { name: 'Filter' })
    await editor.getByLabel('Field').selectOption('remark')
    await editor.getByLabel('Value').fill('blue')
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: /Remark contains blue/i })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Save restriction' }).click()
    await page.getByText('Restriction saved').first().waitFor()
    const ctx = await world.context()
    const [rule] = await Rule.where(ctx, ['role_id', 'null'])
    assert.deepEqual(rule.filter as unknown, [['remark', 'contains', 'blue']])
  })

  test('leaving with unsaved ticks asks first', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/roles/new')
    await page.getByLabel('See: Loans').check()
    const asked = page.waitForEvent('dialog')
    const left = page.getByRole('link', { name: 'Roles', exact: true }).first().click()
    const question = await asked
    assert.include(question.message(), 'not saved')
    await question.dismiss()
    await left
    assert.match(page.url(), /roles\/new$/)
  })

  test('the explanation names what decides', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/roles/new')
    await page.getByRole('combobox', { name: 'Person' }).fill('Ada')
    await page.getByRole('option', { name: /Ada/ }).first().click()
    await page.getByRole('button', { name: 'Explain' }).click()
    await page.getByText(/is an administrator/).waitFor()
  })

  test('a restriction is written in words and lifted again', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/rules/new')
    await page.keyboard.type('Loans are kept')
    await page.getByLabel('Record type').selectOption('sample.loan')
    await page.getByLabel('Delete').check()
    await page.keyboard.press('Control+Enter')
    const lift = page.getByRole('button', { name: 'Lift restriction' })
    await lift.waitFor()
    assert.isFalse((await world.as('ada').context()).access.allows('sample.loan', 'delete'))
    await lift.click()
    await page.getByText('Lifted').waitFor()
    assert.isTrue((await world.as('ada').context()).access.allows('sample.loan', 'delete'))
    assert.deepEqual(complaints, [])
  })

  test('both screens have no serious barriers', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    for (const path of ['/kernel/roles/new', '/kernel/rules/new']) {
      await visit(page, path)
      const { violations } = await new AxeBuilder({ page }).include('#content').analyze()
      assert.deepEqual(
        violations.map((one) => [one.id, one.nodes.map((node) => node.html)]),
        []
      )
    }
  })
})
