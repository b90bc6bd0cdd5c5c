import { getActiveTest } from '@japa/runner'
import env from '#start/env'
import type { Browser, Page } from 'playwright'
import { openChromium } from '#tests/chromium'
import { PASSWORD, people } from '#tests/kernel/accounts/visitor'
import type { World } from 'kontor/testing'

let browser: Browser | undefined

/** One Chromium for a whole spec file. */
export async function closeBrowser() {
  await browser?.close()
  browser = undefined
}

/**
 * A page in which Ada, the administrator of acme, is signed in. Whatever the page asks of another host,
 * any breach of the content security policy and any error in its console are collected in `complaints`.
 */
export async function openAsAda(world: World, plugins: string[]) {
  const { ada } = await people(world)
  for (const plugin of plugins) await world.enable(plugin)
  const page = await freshPage()
  await signIn(page.page)
  return { ...page, ada }
}

/** A page of its own: no cookies, no storage of others. */
export async function freshPage() {
  browser ??= await openChromium()
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  // Only what never comes takes so long: a loaded machine may need ten seconds for a screen.
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  getActiveTest()?.cleanup(async (hasFailed) => {
    if (hasFailed) await tellOf(page, complaints)
    // A page nobody looks at any more goes on asking for news, beside the tests that follow.
    await context.close()
  })
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address(''))) {
      complaints.push(request.url())
    }
  })
  return { page, complaints }
}

/** What stood on the page as a test failed: what it waited for is seldom all there is to know. */
async function tellOf(page: Page, complaints: string[]) {
  const seen = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String)
  console.log(`${page.url()} showed:\n${seen.slice(0, 6000)}\n${complaints.join('\n')}`)
}

export function address(path: string) {
  return `${env.get('APP_URL')}${path}`
}

/**
 * Signs in with what the form sends, but without drawing it: the page stands nowhere yet. Specs about signing in fill
 * in the form itself.
 */
export async function signIn(page: Page, login = 'ada@acme.example') {
  const { request } = page.context()
  await request.get(address('/login'))
  const cookies = await page.context().cookies(address('/'))
  const { value } = cookies.find(({ name }) => name === 'XSRF-TOKEN')!
  const answer = await request.post(address('/login'), {
    headers: { 'accept': 'application/json', 'x-xsrf-token': decodeURIComponent(value) },
    data: { login, password: PASSWORD },
    maxRedirects: 0,
  })
  if (answer.status() !== 303) throw new Error(`${login} was answered ${answer.status()}`)
}

/** Goes to a screen and waits until it stands. */
export async function visit(page: Page, path: string) {
  await page.goto(address(path))
  await page.locator('h1').waitFor()
}

/** Waits until a list shows just so many rows. */
export async function rows(page: Page, count: number) {
  const all = page.locator('[data-row-index]')
  await all.nth(count).waitFor({ state: 'detached' })
  await all.nth(count - 1).waitFor()
}
