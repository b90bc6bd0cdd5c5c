import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** Contacts of users stand in the list too; these have a code. */
const CODED = encodeURIComponent('[["code","notnull",null]]')
const LIST = `/contacts/parties?fields=name,code,city&filter=${CODED}`
const PARTY = 'contacts.party'

async function open(world: World) {
  const ada = await openAsAda(world, ['contacts'])
  const kestrel = await world.create(PARTY, { name: 'Kestrel', code: 'K-1' })
  const merlin = await world.create(PARTY, { name: 'Merlin', code: 'M-1' })
  await visit(ada.page, LIST)
  await ada.page.getByRole('grid').getByText('Merlin', { exact: true }).waitFor()
  return { ...ada, kestrel, merlin }
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const cell = (page: Page) => page.locator('[data-inline-edit] input')

async function stored(world: World, id: number) {
  const ctx = await world.context()
  const { name, code, version } = (await ctx.records(PARTY).findOrFail(id)) as never as {
    name: string
    code: string
    version: number
  }
  return { name, code, version }
}

test.group('Editing in the list', (group) => {
  group.teardown(closeBrowser)

  test('by keyboard: E begins, Tab goes on, Enter stores, Esc leaves it as it was', async ({
    world,
    assert,
  }) => {
    const { page, kestrel, complaints } = await open(world)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('e')
    await cell(page).fill('Falcon')
    await page.keyboard.press('Tab')
    await cell(page).fill('F-9')
    await page.keyboard.press('Enter')
    await page.getByText('Code changed').first().waitFor()
    await row(page, 'Falcon F-9').waitFor()
    assert.deepEqual(await stored(world, kestrel.id), { name: 'Falcon', code: 'F-9', version: 3 })
    await page.keyboard.press('e')
    await cell(page).fill('Nothing')
    await page.keyboard.press('Escape')
    await row(page, 'Falcon F-9').waitFor()
    assert.equal((await stored(world, kestrel.id)).version, 3)
    assert.deepEqual(complaints, [])
  })

  test('a double click edits the cell; Undo takes the change back', async ({ world, assert }) => {
    const { page, merlin } = await open(world)
    await row(page, 'Merlin').getByText('M-1').dblclick()
    await cell(page).fill('M-2')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Taken back').first().waitFor()
    await row(page, 'Merlin M-1').waitFor()
    assert.deepEqual(await stored(world, merlin.id), { name: 'Merlin', code: 'M-1', version: 3 })
  })

  test('a refusal stands at the cell, with what was typed', async ({ world, assert }) => {
    const { page, merlin } = await open(world)
    await row(page, 'Merlin').getByText('M-1').dblclick()
    await cell(page).fill('K-1')
    await page.keyboard.press('Enter')
    await page.locator('[data-inline-edit]').getByRole('alert').waitFor()
    assert.equal(await cell(page).inputValue(), 'K-1')
    await page.keyboard.press('Escape')
    await row(page, 'Merlin M-1').waitFor()
    assert.equal((await stored(world, merlin.id)).version, 1)
  })

  test('what someone changed meanwhile is neither overwritten nor taken back', async ({
    world,
    assert,
  }) => {
    const { page, merlin, kestrel } = await open(world)
    const change = async (id: number, name: string, version: number) =>
      (await world.context()).run(`${PARTY}.update`, id, { name, version })
    await change(merlin.id, 'Merlin two', 1)
    await row(page, 'Merlin').getByText('M-1').dblclick()
    await cell(page).fill('M-2')
    await page.keyboard.press('Enter')
    await page.getByText('Someone has changed this record meanwhile').waitFor()
    await page.keyboard.press('Escape')
    await row(page, 'Merlin two M-1').waitFor()
    await row(page, 'Kestrel').getByText('K-1').dblclick()
    await cell(page).fill('K-2')
    await page.keyboard.press('Enter')
    await page.getByText('Code changed').first().waitFor()
    await change(kestrel.id, 'Kestrel two', 2)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Nothing was taken back').first().waitFor()
    assert.deepEqual(await stored(world, kestrel.id), {
      name: 'Kestrel two',
      code: 'K-2',
      version: 3,
    })
  })
})
