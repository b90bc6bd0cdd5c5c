import { chromium } from 'playwright'
import { chromium as chromiumPath } from '../../bin/steps/chromium.mjs'

export const address = process.env.APP_URL ?? 'http://localhost:3333'

/** Who sets Kontor up on the first day and comes back on the second. */
export const administrator = {
  name: 'Ada Byron',
  email: 'ada@acme.example',
  password: 'walnut harbour tram 42',
}

/**
 * Runs one day of a newcomer in the machine's Chromium. Anything the page asks of another host, any breach of
 * the content security policy and any error in the console fails the day.
 */
export async function day(work) {
  const executablePath = await chromiumPath()
  if (!executablePath)
    throw new Error('No Chromium found: install it or name one with CHROMIUM_PATH')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  const page = await browser.newPage({ locale: 'en-GB' })
  page.setDefaultTimeout(30_000)
  const complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).hostname !== 'localhost') {
      complaints.push(`asked another host: ${request.url()}`)
    }
  })
  try {
    await work(page)
    if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`)
  } catch (error) {
    console.error(
      `at ${page.url()}\n${(await page.innerText('body').catch(() => '')).slice(0, 2000)}`
    )
    throw error
  } finally {
    await browser.close()
  }
}

/** Styles are blocked silently by a wrong policy; then the theme has no colours. */
export async function assertColours(page) {
  const colour = () =>
    getComputedStyle(document.documentElement).getPropertyValue('--ui-color-primary-500').trim()
  await page.waitForFunction(colour).catch(() => {
    throw new Error('The theme has no colours: --ui-color-primary-500 is empty')
  })
}

export async function signIn(page) {
  await page.goto(`${address}/login`)
  await page.getByLabel('E-mail or log-in name').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}
