import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const LIST = '/contacts/parties'
/** Contacts of users stand in the list too; these have a code. */
const CODED = `filter=${encodeURIComponent('[["code","notnull",null]]')}`
const panel = (page: Page, name: string) =>
  page.getByRole('complementary', { name: `Beside the list: ${name}` })
const peeked = (url: URL) => url.searchParams.get('peek')

async function three(world: World) {
  const made = []
  for (const name of ['Hobby', 'Kestrel', 'Merlin']) {
    made.push(await world.create('contacts.party', { name, code: `C-${name}` }))
  }
  return made
}

test.group('A record beside its list', (group) => {
  group.teardown(closeBrowser)

  test('is shown by Enter, follows j and k, and opens by Enter again', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    const [, kestrel] = await three(world)
    await visit(page, `${LIST}?${CODED}`)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await panel(page, 'Hobby').getByText('C-Hobby').waitFor()
    await page.keyboard.press('j')
    await panel(page, 'Kestrel').getByText('C-Kestrel').waitFor()
    await page.waitForURL((url) => peeked(url) === String(kestrel.id))
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map((one) => `${one.id} ${one.nodes[0].html}`),
      []
    )
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Kestrel', level: 1 }).waitFor()
    assert.equal(new URL(page.url()).pathname, `${LIST}/${kestrel.id}`)
    await page.goBack()
    await panel(page, 'Kestrel').getByText('C-Kestrel').waitFor()
    assert.deepEqual(complaints, [])
  })

  test('stands in the address: Back closes it, a reload keeps it', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    const [, , merlin] = await three(world)
    await visit(page, `${LIST}?sort=name`)
    await page
      .getByRole('row', { name: /Merlin/ })
      .getByText('C-Merlin')
      .click()
    await panel(page, 'Merlin').getByText('C-Merlin').waitFor()
    await page.reload()
    await panel(page, 'Merlin').getByText('C-Merlin').waitFor()
    await page.waitForURL((url) => peeked(url) === String(merlin.id))
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Type a screen').click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goBack()
    await panel(page, 'Merlin').waitFor({ state: 'detached' })
    await page.waitForURL((url) => url.search === '?sort=name')
  })

  test('closes by Esc and leaves the list where it was', async ({ world }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await three(world)
    await visit(page, `${LIST}?${CODED}`)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await panel(page, 'Hobby').waitFor()
    await page.keyboard.press('Escape')
    await panel(page, 'Hobby').waitFor({ state: 'detached' })
    await page.waitForURL((url) => peeked(url) === null)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await panel(page, 'Kestrel').waitFor()
  })
})
