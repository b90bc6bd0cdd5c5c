/*
 * Runs the TypeScript sources as they are. A file is translated once and kept by its content, and what V8 made of it
 * is kept too, so that every later start only reads both: most of a start was translation and compilation.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nameSources } from './steps/source_places.mjs'
import { ownPackage, sourceOf } from './steps/source_files.mjs'

const require = createRequire(import.meta.url)
const kept = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
const cache = join(kept, 'kontor-typescript')
const options = {
  sourceMaps: true,
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

mkdirSync(cache, { recursive: true })
enableCompileCache(join(kept, 'kontor-compiled'))

const isSource = (url) =>
  url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/')

registerHooks({
  /** Imports name the `.js` that a `.ts` would become. */
  resolve(specifier, context, next) {
    const url = sourceOf(specifier, context.parentURL)
    return url
      ? { url, format: 'module', shortCircuit: true }
      : ownPackage(specifier, context, next)
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context)
    return { format: 'module', source: translated(url), shortCircuit: true }
  },
})

const placesOf = nameSources()

function translated(url) {
  const path = fileURLToPath(url)
  const source = readFileSync(path, 'utf8')
  const key = createHash('sha256').update(edition).update(path).update(source).digest('hex')
  const file = join(cache, `${key}.mjs`)
  placesOf.set(url, `${file}.map`)
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const { code, map } = require('@swc/core').transformSync(source, { ...options, filename: path })
    writeWhole(`${file}.map`, map)
    writeWhole(file, code)
    return code
  }
}

/** Two processes may start at once: nobody reads a half-written file. */
function writeWhole(file, text) {
  const part = `${file}.${process.pid}`
  writeFileSync(part, text)
  renameSync(part, file)
}
