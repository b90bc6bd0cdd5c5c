import { test } from 'kontor/testing'
import { isSecret } from '#kernel/accounts/token_secret'
import { address, closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('My API tokens in the browser', (group) => {
  group.each.timeout(90_000)
  group.teardown(closeBrowser)

  test('one is made by keyboard, its secret shown once, used, and revoked', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, [])
    await visit(page, '/kernel/my-tokens')
    await page.getByText('You have no API token.').waitFor()
    await page.getByRole('button', { name: 'New token' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Purpose').fill('Web shop')
    await page.keyboard.press('Enter')
    const shown = dialog.getByLabel('The new token')
    await shown.waitFor()
    const secret = await shown.inputValue()
    assert.isTrue(isSecret(secret))
    const api = address('/api/v1/kernel/org-units')
    const call = async () =>
      (await fetch(api, { headers: { authorization: `Bearer ${secret}` } })).status
    assert.equal(await call(), 200)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: 'Web shop' }).waitFor()
    assert.notInclude(await page.content(), secret)
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('revoked', { exact: true }).waitFor()
    assert.equal(await call(), 401)
    assert.deepEqual(complaints, [])
  })
})
