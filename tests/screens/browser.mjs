import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright'
import { chromium as chromiumPath } from '../../bin/steps/chromium.mjs'
import { Stop } from '../../bin/steps/progress.mjs'

export const LOOKS = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
}

export async function openBrowser() {
  const executablePath = await chromiumPath()
  if (!executablePath)
    throw new Stop('No Chromium found.', 'Install it or name one with CHROMIUM_PATH.')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
}

/** A page that notes everything that must not happen: console errors, breaches of the policy, other hosts. */
export async function openPage(browser, look, address) {
  const context = await browser.newContext({
    ...LOOKS[look],
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints = []
  page.on(
    'console',
    (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`)
  )
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address))
      complaints.push(`other host: ${request.url()}`)
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    )
  })
  return { page, complaints }
}

export async function signIn(page, address, { email, password }) {
  await page.goto(`${address}/login`)
  await page.locator('input[autocomplete=username], input').first().fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** Goes to a screen and waits until it stands still. */
export async function settle(page, url) {
  const response = await page.goto(url)
  await page.waitForLoadState('networkidle')
  // What comes a moment later, such as a record's history, shows as a pulsing block until then.
  await page.locator('.animate-pulse').first().waitFor({ state: 'detached' })
  return response
}

/** Serious and critical findings, with every rule on. In the page itself and without what is well: a third of the time. */
export async function axe(page) {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  const { violations } = await builder.setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 5).map((node) => node.target.join(' ')),
      count: nodes.length,
    }))
}

/** Keys that no locale file has show themselves: "sample.models.loan.one". */
export function untranslated(page) {
  return page.evaluate(() => {
    const keys = document.body.innerText.match(/\b[a-z_]+(?:\.[a-z_]+){2,}\b/g) ?? []
    return [...new Set(keys)].filter((key) =>
      /\.(models|fields|sections|operations|inputs|choices|screens|errors|help|figures|roles)\./.test(
        `.${key}.`
      )
    )
  })
}
