import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { registry } from '#kernel/plugins/registry'

export const LOCALES = ['en', 'uk'] as const
export type Locale = (typeof LOCALES)[number]

/** ICU messages by their full key: "sample.models.loan.one" → "Loan". */
export type Catalogue = Record<string, string>

type Tree = { [key: string]: string | Tree }

/** In a file of one area these stand beside the area, not below it: screens, models and refusals of the kernel. */
const COMMON = ['kernel', 'errors']

/** Reads the kernel's texts: `en.json` as it is, `records.en.json` under `records`. */
export function readKernelCatalogue(locale: Locale): Catalogue {
  return readFolder(app.makePath('resources/admin/locale'), locale, '')
}

/** Reads a plugin's texts, each key under the plugin's id. */
export function readPluginCatalogue(id: string, locale: Locale): Catalogue {
  const plugin = registry.plugins.get(id)
  return plugin ? readFolder(join(plugin.folder, 'locale'), locale, id) : {}
}

function readFolder(folder: string, locale: Locale, prefix: string) {
  const catalogue: Catalogue = {}
  for (const file of filesIn(folder)) {
    const [, area = '', language] = /^(?:([\w-]+)\.)?(\w+)\.json$/.exec(file) ?? []
    if (language !== locale) continue
    const tree = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree
    const isCommon = (key: string) => area !== '' && !prefix && COMMON.includes(key)
    for (const [key, value] of Object.entries(tree)) {
      flatten(
        { [key]: value },
        isCommon(key) ? '' : [prefix, area].filter(Boolean).join('.'),
        catalogue
      )
    }
  }
  return catalogue
}

function filesIn(folder: string) {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Joins nested keys with dots. */
export function flatten(tree: Tree, prefix: string, into: Catalogue) {
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof value === 'string') into[path] = value
    else flatten(value, path, into)
  }
}
