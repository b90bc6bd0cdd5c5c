import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'
import env from '#start/env'

/** Where a plugin's declaration was found; nothing of it has been imported yet. */
export interface FoundPlugin {
  /** The absolute path of its declaration. */
  file: string
  folder: string
  /** Lives outside the repository, so `kontor/*` is resolved for it. */
  outside: boolean
}

/** The endings of source files: TypeScript where the server runs from sources, else compiled. */
export const SOURCE = extname(import.meta.filename)

/**
 * Every installed plugin: in-tree but for `KONTOR_PLUGINS_WITHOUT`, of `KONTOR_PLUGINS_PATH`, and npm dependencies that
 * say so.
 */
export function discoverPlugins(more: string[] = []): FoundPlugin[] {
  const paths = (env.get('KONTOR_PLUGINS_PATH') ?? '').split(':').filter(Boolean)
  const without = new Set((env.get('KONTOR_PLUGINS_WITHOUT') ?? '').split(','))
  const found = [
    ...pluginsIn(app.makePath('plugins')).filter(({ folder }) => !without.has(basename(folder))),
    ...[...paths, ...more].flatMap((path) => pluginsIn(resolve(app.makePath(path)))),
    ...pluginsOfPackages(),
  ]
  return [...new Map(found.map((one) => [one.file, one])).values()]
}

/** A folder of plugins, or the folder of one plugin. */
function pluginsIn(folder: string): FoundPlugin[] {
  const own = declarationIn(folder)
  if (own) return [foundAt(own)]
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => declarationIn(join(folder, name)))
    .filter((file) => file !== undefined)
    .map(foundAt)
}

function declarationIn(folder: string) {
  return [`plugin${SOURCE}`, 'plugin.js'].map((name) => join(folder, name)).find(existsSync)
}

/** npm packages whose package.json says `"kontor": {"plugin": "./plugin.js"}`. */
function pluginsOfPackages(): FoundPlugin[] {
  const root = pathToFileURL(app.makePath('package.json'))
  const own = readPackage(app.makePath('package.json'))
  return Object.keys(own?.dependencies ?? {}).flatMap((name) => {
    const file = findPackage(name, root)
    const entry = file && readPackage(file)?.kontor?.plugin
    return entry ? [foundAt(resolve(dirname(file), entry))] : []
  })
}

function findPackage(name: string, from: URL) {
  try {
    return findPackageJSON(name, from)
  } catch {
    return undefined
  }
}

interface PackageFile {
  dependencies?: Record<string, string>
  kontor?: { plugin?: string }
}

function readPackage(file: string): PackageFile | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function foundAt(file: string): FoundPlugin {
  const folder = dirname(file)
  const inTree = [app.makePath('plugins'), app.makePath('tests')]
  return { file, folder, outside: !inTree.some((root) => folder.startsWith(root + '/')) }
}
