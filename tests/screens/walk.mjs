import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NOWHERE } from './addresses.mjs'
import { axe, openPage, settle, signIn, untranslated } from './browser.mjs'
import { screenshots } from './kontor.mjs'

/** Takes the picture of each screen in one look and notes what is wrong with it. */
export async function walk(browser, address, { look, folder, screens, guest = false, dir }) {
  const { page, complaints } = await openPage(browser, look, address)
  if (!guest) await signIn(page, address)
  complaints.length = 0
  const results = []
  for (const screen of screens) {
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

/** One screen's findings, as they are told while the walk goes on. */
function findingsOf({ path, look, findings }) {
  return [`✗ ${path} (${look})`, ...new Set(findings)].join('\n    ')
}

async function visit(page, complaints, { name, path, address, dir, folder }) {
  const file = join(folder, `${name}.png`)
  const result = { name, path, look: folder, file, findings: [] }
  try {
    const response = await settle(page, address + path)
    const type = response?.headers()['content-type'] ?? ''
    if (!type.includes('text/html')) return { ...result, skipped: type || 'no answer' }
    if (dir) await page.evaluate((value) => (document.documentElement.dir = value), dir)
    mkdirSync(join(screenshots, folder), { recursive: true })
    await page.screenshot({ path: join(screenshots, file) })
    if (path === NOWHERE) complaints.length = 0
    else if (response.status() >= 400) result.findings.push(`answered ${response.status()}`)
    for (const one of await axe(page))
      result.findings.push(`axe ${one.id} (${one.count}): ${one.help}: ${one.at.join(' | ')}`)
    for (const key of await untranslated(page)) result.findings.push(`no text for ${key}`)
  } catch (error) {
    if (/Download is starting/.test(error.message)) return { ...result, skipped: 'a download' }
    result.findings.push(String(error.message).split('\n')[0])
  }
  result.findings.push(...complaints)
  return result
}
