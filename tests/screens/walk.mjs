import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NOWHERE } from './addresses.mjs'
import { axe, openPage, settle, signIn, untranslated } from './browser.mjs'
import { screenshots } from './kontor.mjs'

/** Takes the picture of each screen in one look and notes what is wrong with it. */
export async function walk(browser, address, { look, folder, screens, guest = false, prepare }) {
  const { page, complaints } = await openPage(browser, look, address)
  if (!guest) await signIn(page, address)
  await prepare?.(page)
  complaints.length = 0
  const results = []
  for (const screen of screens) {
    results.push(await visit(page, complaints, { ...screen, address, folder: join(folder, look) }))
    complaints.length = 0
  }
  await page.context().close()
  return results
}

async function visit(page, complaints, { name, path, address, folder }) {
  const file = join(folder, `${name}.png`)
  const result = { name, path, look: folder, file, findings: [] }
  try {
    const response = await settle(page, address + path)
    const type = response?.headers()['content-type'] ?? ''
    if (!type.includes('text/html')) return { ...result, skipped: type || 'no answer' }
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
