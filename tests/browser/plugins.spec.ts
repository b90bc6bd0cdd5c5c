import AxeBuilder from '@axe-core/playwright'
import { test } from 'kontor/testing'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { registry } from '#kernel/plugins/registry'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('The plugin manager', (group) => {
  group.teardown(closeBrowser)

  test('a plugin is enabled by keyboard alone, with what it needs', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, [])
    await visit(page, '/kernel/plugins')
    const loans = page.getByRole('button', { name: 'Enable: Loans' })
    const focused = loans.and(page.locator(':focus'))
    await loans.waitFor()
    for (let presses = 0; presses < 20 && !(await focused.isVisible()); presses++) {
      await page.keyboard.press('j')
    }
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Contacts', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Enable' }).press('Enter')
    await page.getByText('Contacts, Loans enabled').first().waitFor()
    await page.getByRole('link', { name: 'Loans' }).first().waitFor()
    const loansNow = page.getByRole('button', { name: 'Disable: Loans' })
    await loansNow.and(page.locator(':focus')).waitFor()
    const { id } = await world.company()
    assert.includeMembers([...(await enabledPlugins(id))], ['contacts', 'sample'])
    assert.deepEqual(complaints, [])
  })

  test('what another plugin needs cannot be disabled; the other one can', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/kernel/plugins')
    const needed = page.getByRole('button', { name: 'Disable: Contacts' })
    assert.isTrue(await needed.isDisabled())
    await page.getByText('Needed by Loans').waitFor()
    await page.getByRole('button', { name: 'Disable: Loans' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
    await page.getByText('Loans disabled').first().waitFor()
    await page.getByText(/^Disabled since .*its data is kept$/).waitFor()
    assert.isFalse(await needed.isDisabled())
  })

  test('a failed plugin tells every reason', async ({ world, assert, cleanup }) => {
    registry.failed.set('torn', [
      'version: "1" is not a version',
      'menu[0]: the model does not exist',
    ])
    cleanup(() => void registry.failed.delete('torn'))
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/plugins')
    const failed = page.getByRole('region', { name: 'One plugin has failed' })
    assert.equal(await failed.getByRole('listitem').count(), 2)
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
  })

  test('a search without a match says so and shows all again', async ({ world }) => {
    const { page } = await openAsAda(world, [])
    await visit(page, '/kernel/plugins')
    await page.keyboard.press('/')
    await page.keyboard.type('nothing like this')
    await page.getByRole('button', { name: 'Show all plugins' }).click()
    await page.getByRole('button', { name: 'Enable: Contacts' }).waitFor()
  })
})
