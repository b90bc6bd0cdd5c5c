import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { type Hand, keyboard, mouse, stands } from '#tests/browser/hands'
import { address, closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const PLUGINS = ['contacts', 'catalogue', 'inventory']
const HANDS = [
  { name: 'by mouse', handOf: mouse },
  { name: 'by keyboard alone', handOf: keyboard },
]

/** Writes an operation with one line and asks to post it. */
async function move(page: Page, hand: Hand, kind: string, quantity: string) {
  await hand.go('Operations')
  await hand.add('operation')
  await hand.choose('Kind', kind)
  await hand.pick('Supplier or customer', 'Bolt Brothers')
  await hand.press('Add a line: Lines')
  await hand.pick('Product', 'Bolt M6')
  await hand.type('Quantity', quantity)
  await hand.save()
  await page.waitForURL(/\/operations\/\d+$/)
  await hand.press('Post')
}

async function sixInStock(page: Page) {
  await page.getByRole('row', { name: /^Bolt M6 .* 6 pcs$/ }).waitFor()
}

async function enterRecords(page: Page, hand: Hand) {
  await hand.go('Contacts')
  await hand.add('contact')
  await hand.type('Name', 'Bolt Brothers')
  await hand.save()
  await stands(page, 'Bolt Brothers')
  await hand.go('Products')
  await hand.add('product')
  await hand.type('Name', 'Bolt M6')
  await hand.save()
  await stands(page, 'Bolt M6')
}

async function moveGoods(page: Page, hand: Hand) {
  await move(page, hand, 'Receipt', '10')
  await stands(page, 'IN-')
  await move(page, hand, 'Delivery', '4')
  await stands(page, 'OUT-')
  await move(page, hand, 'Delivery', '20')
  await page.getByText('Stock has too little of Bolt M6: 14 missing.').first().waitFor()
  await page.getByRole('cell', { name: '20', exact: true }).waitFor()
  await page.getByText('Draft', { exact: true }).first().waitFor()
}

/** The stock, its card, and the list as a file. */
async function lookAtStock(page: Page, hand: Hand) {
  await hand.go('Stock')
  await sixInStock(page)
  const download = page.waitForEvent('download')
  await hand.press('Export as CSV')
  const csv = readFileSync(await (await download).path(), 'utf8')
  await hand.press('Bolt M6')
  await stands(page, 'Stock card: Bolt M6')
  await page.getByRole('row', { name: /OUT-.* 4 6$/ }).waitFor()
  await page.getByRole('row', { name: /IN-.* 10 10$/ }).waitFor()
  return csv
}

async function stockOfSix(world: World) {
  const { id } = await world.create('catalogue.product', { name: 'Bolt M6' })
  const clerk = world.as('inventory.clerk')
  const lines = [{ product_id: id, quantity: '6' }]
  const receipt = { kind: 'receive', lines }
  const draft = await clerk.run<RecordModel>('inventory.operation.create', null, receipt)
  await clerk.run('inventory.operation.post', draft)
  return id
}

async function switchInventory(page: Page, hand: Hand, verb: 'Enable' | 'Disable') {
  await hand.press(`${verb}: Inventory`)
  await page.getByRole('dialog').waitFor()
  await hand.press(verb)
  await page.getByText(`Inventory ${verb.toLowerCase()}d`).first().waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const state = verb === 'Enable' ? 'visible' : 'detached'
  await page.getByRole('link', { name: 'Stock', exact: true }).waitFor({ state })
}

async function askForHelp(page: Page) {
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog')
  await help.getByText('What this is for').waitFor()
  await help.getByText('Choose a date to look back').waitFor()
  await page.keyboard.press('F1')
  await help.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Help on this screen').waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
}

const screensOf = (product: number) => [
  '/inventory/stock',
  '/inventory/stock?q=nothing',
  `/inventory/stock-card?product_id=${product}`,
  '/inventory/low-stock',
  '/inventory/operations',
  '/inventory/operations/new?kind=transfer',
]

async function graveFindings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const isGrave = (impact: unknown) => impact === 'serious' || impact === 'critical'
  return violations
    .filter((one) => isGrave(one.impact))
    .map((one) => `${one.id} ${one.nodes[0].html}`)
}

test.group('The tour', (group) => {
  group.each.timeout(180_000)
  group.teardown(closeBrowser)

  for (const { name, handOf } of HANDS) {
    test(`goods come, go and are missed, ${name}`, async ({ world, assert }) => {
      const { page, complaints } = await openAsAda(world, PLUGINS)
      const hand = handOf(page)
      await visit(page, '/')
      await enterRecords(page, hand)
      await moveGoods(page, hand)
      const csv = await lookAtStock(page, hand)
      assert.match(csv, /^\uFEFF?Product,Location,On hand\r?\nBolt M6,Stock,6\r?\n$/)
      assert.deepEqual(
        complaints.filter((text) => !text.includes('409')),
        []
      )
    })

    test(`a plugin is disabled and enabled again, nothing lost, ${name}`, async ({
      world,
      assert,
    }) => {
      const { page } = await openAsAda(world, PLUGINS)
      const hand = handOf(page)
      await stockOfSix(world)
      await visit(page, '/')
      await hand.go('Plugins')
      await switchInventory(page, hand, 'Disable')
      const answer = await page.request.get(address('/inventory/stock'))
      assert.equal(answer.status(), 404)
      await switchInventory(page, hand, 'Enable')
      await hand.go('Stock')
      await sixInStock(page)
      await askForHelp(page)
      await hand.language('Українська')
      await stands(page, 'Залишки')
      await hand.language('English')
      await stands(page, 'Stock')
    })
  }

  test('the screens of stock are reached whole by axe, on a phone too', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, PLUGINS)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const filled of [false, true]) {
      const product = filled ? await stockOfSix(world) : 0
      for (const screen of screensOf(product)) {
        await page.setViewportSize({ width: filled ? 1280 : 390, height: 800 })
        await visit(page, screen)
        assert.deepEqual(await graveFindings(page), [], screen)
      }
    }
  })
})
