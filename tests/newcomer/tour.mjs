/*
 * The README's tour by keyboard alone: a contact, goods received and delivered, a delivery refused, the stock,
 * the list as CSV, a plugin disabled and enabled. The product is the one of the first day.
 */
import { readFileSync } from 'node:fs'
import { address, day, signIn } from './browser.mjs'

const heading = (page, name) => page.getByRole('heading', { level: 1, name })

/** Goes to a screen through the palette. */
async function go(page, screen) {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type(screen)
  await page.getByRole('option', { name: screen }).first().waitFor()
  await page.keyboard.press('Enter')
  await heading(page, screen).waitFor()
}

/** Tabs to the control with that label or text; within the open dialog where there is one. */
async function tabTo(page, name) {
  const dialog = page.getByRole('dialog')
  const place = (await dialog.isVisible()) ? dialog : page
  const named = place.getByLabel(name).or(place.locator('button, a').filter({ hasText: name }))
  for (let step = 0; step < 100; step++) {
    if (await named.evaluateAll((all) => all.includes(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}`)
}

async function press(page, name) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

async function pick(page, text) {
  await page.keyboard.type(text)
  await page.getByRole('option', { name: text }).first().waitFor()
  await page.keyboard.press('Enter')
}

async function add(page, record) {
  await page.keyboard.press('n')
  await heading(page, `New ${record}`).waitFor()
}

async function save(page) {
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/\d+$/)
}

/** Writes an operation over one line of bolts and posts it. */
async function move(page, kind, quantity) {
  await go(page, 'Operations')
  await add(page, 'operation')
  await tabTo(page, /^Kind/)
  await page.keyboard.type(kind)
  await tabTo(page, /^Supplier or customer/)
  await pick(page, 'Bolts and Sons')
  await press(page, 'Add a line')
  await pick(page, 'Bolt M6')
  await tabTo(page, /^Quantity/)
  await page.keyboard.type(quantity)
  await save(page)
  await press(page, 'Post')
}

async function switchInventory(page, verb) {
  await go(page, 'Plugins')
  await press(page, `${verb}: Inventory`)
  await page.getByRole('dialog').waitFor()
  await press(page, new RegExp(`^\\s*${verb}\\s*$`))
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

await day(async (page) => {
  await signIn(page)
  await go(page, 'Contacts')
  await add(page, 'contact')
  await tabTo(page, /^Name/)
  await page.keyboard.type('Bolts and Sons')
  await save(page)

  await move(page, 'Receipt', '10')
  await page.getByText('Posted', { exact: true }).first().waitFor()
  await move(page, 'Delivery', '4')
  await page.getByText('Posted', { exact: true }).first().waitFor()
  await move(page, 'Delivery', '20')
  await page.getByText('too little of Bolt M6').first().waitFor()
  console.log('received ten, delivered four, refused to deliver twenty')

  await go(page, 'Stock')
  await page.getByRole('row', { name: /Bolt M6.*\b6\b/ }).waitFor()
  await go(page, 'Products')
  const download = page.waitForEvent('download')
  await press(page, 'More actions')
  await page.getByRole('menu').waitFor()
  await page.keyboard.type('Export')
  await page.keyboard.press('Enter')
  const csv = readFileSync(await (await download).path(), 'utf8')
  if (!csv.includes('Bolt M6')) throw new Error(`The export lacks the product:\n${csv}`)
  console.log('six in stock; the products as CSV')

  await switchInventory(page, 'Disable')
  if ((await page.request.get(`${address}/inventory/stock`)).status() !== 404)
    throw new Error('Inventory still answers')
  await switchInventory(page, 'Enable')
  await go(page, 'Stock')
  await page.getByRole('row', { name: /Bolt M6.*\b6\b/ }).waitFor()
  console.log('inventory disabled and enabled again: nothing lost')
})
