/*
 * Runs the TypeScript sources as they are. A file is translated once and kept by its content, so that every later
 * start only reads it: half of a start was translation.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const cache = fileURLToPath(new URL('../node_modules/.cache/kontor-typescript/', import.meta.url))
const options = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'esnext',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true },
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
  },
}
const edition = JSON.stringify([
  options,
  process.versions.node,
  require('@swc/core/package.json').version,
])

process.setSourceMapsEnabled(true)
mkdirSync(cache, { recursive: true })

const isSource = (url) =>
  url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/')

registerHooks({
  /** Imports name the `.js` that a `.ts` would become. */
  resolve(specifier, context, next) {
    try {
      return next(specifier, context)
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.url?.endsWith('.js')) throw error
      return next(`${error.url.slice(0, -3)}.ts`, context)
    }
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context)
    return { format: 'module', source: translated(fileURLToPath(url)), shortCircuit: true }
  },
})

function translated(path) {
  const source = readFileSync(path, 'utf8')
  const key = createHash('sha256').update(edition).update(path).update(source).digest('hex')
  const kept = join(cache, `${key}.mjs`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...options, filename: path })
    writeWhole(kept, code)
    return code
  }
}

/** Two processes may start at once: nobody reads a half-written file. */
function writeWhole(file, text) {
  const part = `${file}.${process.pid}`
  writeFileSync(part, text)
  renameSync(part, file)
}
