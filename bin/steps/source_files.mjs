import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url).href
const { imports, exports } = JSON.parse(readFileSync(fileURLToPath(`${root}package.json`), 'utf8'))

/** What package.json calls `#kernel/*`, `kontor/plugin` and so on: `{ name, before, after }`, `after` where a star stands. */
const names = [
  ...Object.entries(imports),
  ...Object.entries(exports).map(([name, path]) => [`kontor${name.slice(1)}`, path]),
].map(([name, path]) => {
  const [before, after] = path.slice(2).split('*')
  return { name: name.replace('*', ''), before, after }
})

const known = new Map()

/**
 * The TypeScript file that an import of another source means, whose name ends with `.js`; undefined where it means
 * anything else. Asking Node first would be an error and a search each time.
 */
export function sourceOf(specifier, parent) {
  const url = addressOf(specifier, parent)
  if (!url?.endsWith('.js') || url.includes('/node_modules/')) return undefined
  if (!known.has(url)) {
    const source = `${url.slice(0, -3)}.ts`
    known.set(url, existsSync(fileURLToPath(source)) ? source : undefined)
  }
  return known.get(url)
}

function addressOf(specifier, parent) {
  if (specifier.startsWith('file:')) return specifier
  if (!parent?.startsWith('file:') || parent.includes('/node_modules/')) return undefined
  return /^[./]/.test(specifier) ? new URL(specifier, parent).href : named(specifier, parent)
}

function named(specifier, parent) {
  if (!parent.startsWith(root)) return undefined
  for (const { name, before, after } of names) {
    if (after === undefined && specifier === name) return root + before
    if (after !== undefined && specifier.startsWith(name))
      return root + before + specifier.slice(name.length) + after
  }
  return undefined
}

const OURS = ['app/', 'bin/', 'config/', 'start/'].map((folder) => root + folder)
const packages = new Map()

/** A package means the same to all of our own sources, so it is looked for once. */
export function ownPackage(specifier, context, next) {
  const isPackage = /^(@?\w|node:)/.test(specifier) && !specifier.includes('://')
  if (!isPackage || !OURS.some((folder) => context.parentURL?.startsWith(folder)))
    return next(specifier, context)
  const key = `${specifier} ${context.conditions}`
  if (!packages.has(key)) packages.set(key, { ...next(specifier, context), shortCircuit: true })
  return packages.get(key)
}
