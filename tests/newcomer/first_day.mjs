/* Opens the link that the server printed (its log is the argument), goes through the wizard, creates a product. */
import { readFileSync } from 'node:fs'
import { address, administrator, assertColours, day } from './browser.mjs'

const link = readFileSync(process.argv[2], 'utf8').match(/http\S+\/setup\?token=\S+/)?.[0]
if (!link) throw new Error('The server printed no set-up link')

await day(async (page) => {
  await page.goto(link)
  await assertColours(page)
  await page.getByLabel('Your name').fill(administrator.name)
  await page.getByLabel('E-mail').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Company name').fill('Acme')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.waitForURL((url) => url.pathname !== '/setup', { timeout: 120_000 })
  console.log('set up: signed in as the administrator')

  await page.goto(`${address}/catalogue/products/new`)
  await page.getByRole('textbox', { name: /^Name/ }).first().fill('Bolt M6')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/catalogue\/products\/\d+$/)
  console.log('created a product: Bolt M6')
})
