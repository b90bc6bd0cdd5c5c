import type { Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

async function loans(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  const ids: number[] = []
  for (const number of ['L-1', 'L-2', 'L-3']) {
    const values = { borrower_id: borrower.id, number, deposit: '12.50', due_on: '2026-12-01' }
    ids.push((await world.create('sample.loan', values)).id)
  }
  return ids
}

/** Instead of the printer's dialog: the page stays as it is printed until the test has looked at it. */
async function holdPrinter(page: Page) {
  await page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector('.print-sheet')
      document.body.dataset.printed = sheet?.outerHTML ?? ''
    }
  })
}

test.group('Printing', (group) => {
  group.teardown(closeBrowser)

  test('gives a record without menus and buttons', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    const [id] = await loans(world)
    await visit(page, `/sample/loans/${id}`)
    await page.getByRole('heading', { name: 'L-1' }).waitFor()
    const edit = page.getByRole('button', { name: 'Edit', exact: true })
    await edit.first().waitFor()
    await page.emulateMedia({ media: 'print' })
    assert.isFalse(await edit.first().isVisible())
    assert.isFalse(await page.getByRole('navigation').first().isVisible())
    assert.isTrue(await page.getByRole('heading', { name: 'L-1' }).isVisible())
    assert.isTrue(await page.getByText('12.50').first().isVisible())
    const { height, scroll } = await page.evaluate(() => ({
      height: document.querySelector('main')!.getBoundingClientRect().height,
      scroll: document.querySelector('main')!.scrollHeight,
    }))
    assert.isAtLeast(Math.ceil(height), scroll)
  })

  test('gives the chosen rows of a list as a sheet with company, day and columns', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?sort=number&fields=number,due_on,deposit')
    await rows(page, 3)
    for (const key of ['Home', 'x', 'End', 'x']) await page.keyboard.press(key)
    await holdPrinter(page)
    await page.getByRole('button', { name: 'Print' }).click()
    await page.locator('body[data-printed]').waitFor()
    const printed = await page.evaluate(() => {
      const parsed = new DOMParser().parseFromString(document.body.dataset.printed!, 'text/html')
      return [...parsed.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim())
      )
    })
    assert.deepEqual(
      printed.map(([first]) => first),
      ['Number', 'L-1', 'L-3']
    )
    assert.include(printed[1][2], '12.50')
    await page.locator('.print-sheet').waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
  })
})
