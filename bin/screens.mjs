/*
 * `npm run screens [-- words…] [--look=light] [--world=demo]`: takes a picture of every screen of every plugin (with
 * demo data, empty, with long texts, right to left, in Ukrainian, of a clerk) and of every dialog and menu (`states`),
 * light, dark and on a phone, and looks for what is wrong: serious axe findings with every rule on, console errors,
 * breaches of the content security policy, requests to other hosts, missing texts. A word is a part of an address
 * or of a name.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addressesOf } from '../tests/screens/addresses.mjs'
import { openBrowser, openPage, signIn } from '../tests/screens/browser.mjs'
import { fill, request } from '../tests/screens/fill.mjs'
import { firstIds } from '../tests/screens/ids.mjs'
import { administrator, clerk, newKontor, screenshots } from '../tests/screens/kontor.mjs'
import { writeLongTexts } from '../tests/screens/long_texts.mjs'
import { report } from '../tests/screens/report.mjs'
import { screensOfClerk, statesOf } from '../tests/screens/states.mjs'
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
      default: ['guest', 'demo', 'empty', 'states', 'clerk', 'mirrored', 'ukrainian', 'long'],
    },
  },
})
const wanted = ({ name, path }) =>
  words.length === 0 || words.some((word) => path.includes(word) || name.includes(word))
const GUESTS = ['/login', '/forgot-password', '/invitation', '/reset-password']

/** Before anyone has signed in: the wizard behind its one-time link, and the sign-in. */
async function asGuest(browser, kontor, output) {
  const link = /https?:\/\/\S+\/setup\S*/.exec(output)?.[0]
  const setup = link ? [{ name: 'setup', path: link.slice(new URL(link).origin.length) }] : []
  const screens = [...setup, ...GUESTS.map((path) => ({ name: path.slice(1), path }))]
  const all = []
  for (const look of values.look)
    all.push(
      ...(await walk(browser, kontor.address, {
        look,
        folder: 'guest',
        screens: screens.filter(wanted),
      }))
    )
  return all
}

/** Screens of a set-up Kontor, in every look that is asked for. */
async function signedIn(browser, kontor, { table, folder, looks, dir, who, screensOf, prepare }) {
  const { page } = await openPage(browser, 'light', kontor.address)
  await signIn(page, kontor.address, administrator)
  await prepare?.(page, await firstIds(page, kontor.address, table.records))
  const idOf = await firstIds(page, kontor.address, table.records)
  const screens = (screensOf ?? everyAddress(table))(idOf).filter(wanted)
  await page.context().close()
  const walks = looks.map((look) =>
    step(`${folder}, ${look}: ${screens.length} screens`, () =>
      walk(browser, kontor.address, { look, folder, screens, dir, who: who ?? administrator })
    )
  )
  return (await Promise.all(walks)).flat()
}

const everyAddress = (table) => (idOf) =>
  addressesOf(table, idOf).filter(({ path }) => path !== '/setup' && !GUESTS.includes(path))

const has = (world) => values.world.includes(world)

/** The same screens with data, without any, opened up, of a clerk, mirrored, in Ukrainian, with very long texts. */
function worlds({ full, empty, table, left }) {
  const ofClerk = (idOf) => screensOfClerk(idOf, left.join)
  const speak = (language) => async (page) => {
    await page.goto(`${full.address}/`)
    await request(page, 'PATCH', '/kernel/preferences', { language })
  }
  const long = async (page, idOf) => {
    await speak('en')(page)
    await writeLongTexts(page, full.address, table.records, idOf)
  }
  return [
    { kontor: full, folder: 'demo', looks: values.look },
    { kontor: empty, folder: 'empty', looks: ['light'] },
    { kontor: full, folder: 'states', looks: values.look, screensOf: statesOf },
    { kontor: full, folder: 'clerk', looks: ['light'], screensOf: ofClerk, who: clerk },
    { kontor: full, folder: 'mirrored', looks: ['light'], dir: 'rtl' },
    { kontor: full, folder: 'ukrainian', looks: ['light', 'phone'], prepare: speak('uk') },
    { kontor: full, folder: 'long', looks: ['light', 'phone'], prepare: long },
  ]
}

/** What the demo does not bring is left behind once, before the first picture. */
async function fillOnce(browser, kontor) {
  const { page } = await openPage(browser, 'light', kontor.address)
  await signIn(page, kontor.address, administrator)
  const left = await fill(page, kontor.address)
  await page.context().close()
  return left
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
    const left = await step('Working in it a little', () => fillOnce(browser, full))
    for (const { kontor, ...options } of worlds({ full, empty, table, left })) {
      if (has(options.folder))
        results.push(...(await signedIn(browser, kontor, { table, ...options })))
    }
  } finally {
    await browser.close()
    await Promise.all([full.stop(), empty.stop()])
  }
  if (report(results) > 0) process.exitCode = 1
})
