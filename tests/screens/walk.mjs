import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NOWHERE } from './addresses.mjs'
import { axe, openPage, settle, signIn, untranslated } from './browser.mjs'
import { screenshots } from './kontor.mjs'

/** Takes the picture of each screen in one look and notes what is wrong with it. */
export async function walk(browser, address, { look, folder, screens, who, dir }) {
  const { page, complaints } = await openPage(browser, look, address)
  if (who) await signIn(page, address, who)
  complaints.length = 0
  const results = []
  for (const screen of screens.filter((one) => fits(one, look))) {
    const result = await visit(page, complaints, {
      ...screen,
      address,
      dir,
      folder: join(folder, look),
    })
    if (result.findings.length) console.log(findingsOf(result))
    results.push(result)
    complaints.length = 0
  }
  await page.context().close()
  return results
}

/** Some states are of wide screens alone, or of phones. */
function fits({ only }, look) {
  return !only || only === (look === 'phone' ? 'phone' : 'wide')
}

/** One screen's findings, as they are told while the walk goes on. */
function findingsOf({ path, look, findings }) {
  return [`✗ ${path} (${look})`, ...new Set(findings)].join('\n    ')
}

async function visit(page, complaints, { name, path, open, refusable, address, dir, folder }) {
  const file = join(folder, `${name}.png`)
  const result = { name, path, look: folder, file, findings: [] }
  try {
    const response = await settle(page, address + path)
    const type = response?.headers()['content-type'] ?? ''
    if (!type.includes('text/html')) return { ...result, skipped: type || 'no answer' }
    if (dir) await page.evaluate((value) => (document.documentElement.dir = value), dir)
    if (open) await opened(page, open)
    mkdirSync(join(screenshots, folder), { recursive: true })
    await page.screenshot({ path: join(screenshots, file) })
    if (path === NOWHERE || refusable || open) complaints.length = 0
    else if (response.status() >= 400) result.findings.push(`answered ${response.status()}`)
    // Mirrored, a screen has the same parts and colours.
    for (const one of dir ? [] : await axe(page))
      result.findings.push(`axe ${one.id} (${one.count}): ${one.help}: ${one.at.join(' | ')}`)
    for (const key of await untranslated(page)) result.findings.push(`no text for ${key}`)
  } catch (error) {
    if (/Download is starting/.test(error.message)) return { ...result, skipped: 'a download' }
    result.findings.push(String(error.message).split('\n')[0])
  }
  result.findings.push(...complaints)
  return result
}

/** What was asked for stands, and has come to rest. */
async function opened(page, open) {
  await page.locator('h1').first().waitFor()
  await open(page)
  await page.waitForTimeout(700)
}
