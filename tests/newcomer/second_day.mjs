/* After a restart: signs in again and finds the product of the first day in the list. */
import { address, day, signIn } from './browser.mjs'

await day(async (page) => {
  await signIn(page)
  await page.goto(`${address}/catalogue/products`)
  await page.getByText('Bolt M6').first().waitFor()
  console.log('everything is still there')
})
