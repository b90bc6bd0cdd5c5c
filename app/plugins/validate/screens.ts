import { existsSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import type { Candidate } from '#kernel/plugins/candidate'
import type { IntegrationDeclaration } from '#kernel/plugins/declaration'
import { SOURCE } from '#kernel/plugins/discovery'
import type { Known } from '#kernel/plugins/validate/known'

/** Screens and slots of a plugin: their files are there, their rights exist. */
export function screenMistakes({ id, folder, declaration }: Candidate, known: Known) {
  const { screens = [], files = [] } = declaration
  const paths = [...screens, ...files].map((one) => one.path)
  const pages = screens
    .filter(({ page }) => !hasScreen(screensFolder(id, folder), page))
    .map(({ path, page }) => `screens.${path}: there is no screens/${page}.vue`)
  const addresses = [...screens, ...files].flatMap(({ path, right }, index) => {
    const place = `${index < screens.length ? 'screens' : 'files'}.${path}`
    const mistakes: string[] = []
    if (!/^[a-z0-9-]+(\/(:?[a-z0-9_-]+))*$/.test(path)) {
      mistakes.push(`${place}: the path must be words with dashes`)
    }
    if (paths.indexOf(path) < index) mistakes.push(`${place}: two screens have this path`)
    if (!known.hasRight(right)) mistakes.push(`${place}: the right ${right} does not exist`)
    return mistakes
  })
  const slots = (declaration.slots ?? [])
    .filter((slot) => !slot.startsWith(`${id}.`) || !slot.includes(':'))
    .map((slot) => `slots: "${slot}" must be called ${id}.<screen>:<place>`)
  return [...addresses, ...pages, ...slots]
}

/** Menu and fills, of the declaration or of glue to another plugin. */
export function menuMistakes(one: Candidate, part: IntegrationDeclaration, known: Known) {
  const screens = new Set((one.declaration.screens ?? []).map((screen) => screen.path))
  const menu = (part.menu ?? []).flatMap((entry, index) => {
    const place = `menu[${index}]`
    const mistakes: string[] = []
    if ((entry.model === undefined) === (entry.screen === undefined)) {
      mistakes.push(`${place}: it needs either a model or a screen`)
    }
    if (entry.model && !known.model(entry.model)) {
      mistakes.push(`${place}: the model ${entry.model} ${known.whyNoModel(entry.model)}`)
    }
    if (entry.model && known.model(entry.model)?.lineOf) {
      mistakes.push(`${place}: ${entry.model} is a line and has no list of its own`)
    }
    if (entry.screen && !screens.has(entry.screen)) {
      mistakes.push(`${place}: there is no screen ${entry.screen}`)
    }
    if (entry.right && !known.hasRight(entry.right)) {
      mistakes.push(`${place}: the right ${entry.right} does not exist`)
    }
    if (!/^i-[a-z0-9-]+$/.test(entry.icon ?? '')) {
      mistakes.push(`${place}: the icon must be one such as i-lucide-book`)
    }
    return mistakes
  })
  return [...menu, ...fillMistakes(one, part, known)]
}

function fillMistakes({ id, folder }: Candidate, part: IntegrationDeclaration, known: Known) {
  return Object.entries(part.fills ?? {}).flatMap(([slot, screen]) => {
    const mistakes: string[] = []
    if (!known.hasSlot(slot)) mistakes.push(`fills.${slot}: no plugin within reach has this slot`)
    if (!hasScreen(screensFolder(id, folder), screen)) {
      mistakes.push(`fills.${slot}: there is no screens/${screen}.vue`)
    }
    return mistakes
  })
}

/** A build has compiled the screens away. */
export const hasScreen = (folder: string, page: string) =>
  SOURCE === '.js' || existsSync(join(folder, `${page}.vue`))

/** Where the components of a plugin are. */
export const screensFolder = (id: string, folder: string) =>
  id === 'kernel' ? app.makePath('resources/admin/pages') : join(folder, 'screens')
