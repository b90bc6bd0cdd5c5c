/*
 * `npm run screens [-- words…] [--look=light] [--world=demo]`: takes a picture of every screen of every plugin (with demo
 * data, empty, with long texts; light, dark, on a phone, right to left) and looks for what is wrong: serious
 * axe findings with every rule on, console errors, breaches of the content security policy, requests to other
 * hosts, missing texts. A word is a part of an address.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addressesOf } from '../tests/screens/addresses.mjs'
import { openBrowser, openPage, signIn } from '../tests/screens/browser.mjs'
import { firstIds } from '../tests/screens/ids.mjs'
import { newKontor, screenshots } from '../tests/screens/kontor.mjs'
import { writeLongTexts } from '../tests/screens/long_texts.mjs'
import { report } from '../tests/screens/report.mjs'
import { walk } from '../tests/screens/walk.mjs'
import { buildAssets } from './steps/assets.mjs'
import { script, step } from './steps/progress.mjs'

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    look: { type: 'string', multiple: true, default: ['light', 'dark', 'phone'] },
    world: {
      type: 'string',
      multiple: true,
      default: ['guest', 'demo', 'empty', 'long', 'mirrored'],
    },
  },
})
const wanted = ({ path }) => words.length === 0 || words.some((word) => path.includes(word))
const GUESTS = new Set(['/login', '/setup'])

/** Before anyone has signed in: the wizard behind its one-time link, and the sign-in. */
async function asGuest(browser, kontor, output) {
  const link = /https?:\/\/\S+\/setup\S*/.exec(output)?.[0]
  const setup = link ? [{ name: 'setup', path: link.slice(new URL(link).origin.length) }] : []
  const screens = [...setup, { name: 'login', path: '/login' }].filter(wanted)
  const all = []
  for (const look of values.look)
    all.push(
      ...(await walk(browser, kontor.address, { look, folder: 'guest', screens, guest: true }))
    )
  return all
}

/** All screens of a set-up Kontor, in every look that is asked for. */
async function asAda(browser, kontor, { table, folder, looks, dir, prepare }) {
  const { page } = await openPage(browser, 'light', kontor.address)
  await signIn(page, kontor.address)
  const idOf = await firstIds(page, kontor.address, table.records)
  const screens = addressesOf(table, idOf).filter((one) => !GUESTS.has(one.path) && wanted(one))
  await prepare?.(page, idOf)
  await page.context().close()
  const walks = looks.map((look) =>
    step(`${folder}, ${look}: ${screens.length} screens`, () =>
      walk(browser, kontor.address, { look, folder, screens, dir })
    )
  )
  return (await Promise.all(walks)).flat()
}

const has = (world) => values.world.includes(world)

/** The same screens with the demo's data, without any, with texts as long as they may be, and mirrored. */
function worlds({ full, empty, table }) {
  const long = (page, idOf) => writeLongTexts(page, full.address, table.records, idOf)
  return [
    { kontor: full, folder: 'demo', looks: values.look },
    { kontor: empty, folder: 'empty', looks: ['light'] },
    { kontor: full, folder: 'mirrored', looks: ['light'], dir: 'rtl' },
    { kontor: full, folder: 'long', looks: ['light', 'phone'], prepare: long },
  ]
}

await script(async () => {
  await buildAssets()
  rmSync(screenshots, { recursive: true, force: true })
  const [full, empty] = [await newKontor(), await newKontor()]
  const browser = await openBrowser()
  const results = []
  try {
    const table = await full.screens()
    const plugins = table.plugins.filter((id) => id !== 'kernel')
    const output = await step('Starting an empty Kontor', () => empty.serve())
    if (has('guest')) results.push(...(await asGuest(browser, empty, output)))
    await step('Setting up both', () =>
      Promise.all([full.setUp(plugins, { demo: true }), empty.setUp(plugins, { demo: false })])
    )
    await full.serve()
    for (const { kontor, ...options } of worlds({ full, empty, table })) {
      if (has(options.folder))
        results.push(...(await asAda(browser, kontor, { table, ...options })))
    }
  } finally {
    await browser.close()
    await Promise.all([full.stop(), empty.stop()])
  }
  if (report(results) > 0) process.exitCode = 1
})
