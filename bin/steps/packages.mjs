import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'

/** They let us use, change and pass on what we build; a copyleft licence of whole works does not. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'X11',
  'Zlib',
])

/** Packages that name no licence, with the reason they may stay. */
const UNNAMED = {
  'buffers@0.1.1': 'comes with exceljs, a tool of the tests; nothing of it is shipped',
  'png-js@1.1.0': 'comes with pdfmake for pictures in documents; its LICENSE file is that of MIT',
  'vaul-vue@0.4.1': 'comes with @nuxt/ui for a component no screen uses; nothing of it is built in',
}

const REGISTRY = 'https://registry.npmjs.org/'

/** Holds package.json and package-lock.json against what `packageProblems` asks; asks no other host. */
export function checkPackages() {
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
  return packageProblems(read('package.json'), read('package-lock.json'))
}

/**
 * Every package comes from the registry under a strong sum, in exactly one version, runs no script of its own when
 * it is installed, has a licence that is allowed, and finds what it asks for in the lock file.
 */
export function packageProblems(manifest, lock) {
  const scripts = manifest.allowScripts ?? {}
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '')
  return [
    ...loose(manifest),
    ...installed.flatMap(([path, entry]) => {
      const name = path.split('node_modules/').at(-1)
      const faults = [...faultsOf(name, entry, scripts), ...lacks(path, entry, lock.packages)]
      return faults.map((fault) => `${name}@${entry.version}: ${fault}`)
    }),
  ]
}

function loose({ dependencies, devDependencies, optionalDependencies }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: “${version}” is not one exact version`)
}

function faultsOf(name, entry, scripts) {
  const faults = []
  if (entry.link || (entry.resolved && !entry.resolved.startsWith(REGISTRY))) {
    faults.push('does not come from the registry')
  }
  // What is bundled lies in the archive of another package, whose sum covers it.
  if (!entry.inBundle && !/^sha512-/.test(entry.integrity ?? '')) faults.push('has no SHA-512 sum')
  if (entry.hasInstallScript && scripts[name] !== false) {
    faults.push('runs a script when installed: refuse it by name in allowScripts')
  }
  if (!entry.license) {
    if (!UNNAMED[`${name}@${entry.version}`]) faults.push('names no licence')
  } else if (!isAllowed(entry.license)) faults.push(`has the licence ${entry.license}`)
  return faults
}

/** What a package asks for and the lock file leaves out, also for other platforms: `npm ci` refuses all of it then. */
function lacks(path, { dependencies, optionalDependencies }, packages) {
  const holders = path.split('/node_modules/').map((_, at, parts) => {
    return `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/`
  })
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .filter((name) => ![...holders, 'node_modules/'].some((holder) => packages[holder + name]))
    .map((name) => `asks for ${name}, which the lock file lacks`)
}

/** "(MIT OR GPL-3.0)" leaves us the choice, "(MIT AND Zlib)" does not. */
function isAllowed(licence) {
  const plain = licence.replace(/[()]/g, '')
  return plain
    .split(/\s+or\s+|\//i)
    .some((choice) => choice.split(/\s+and\s+/i).every((one) => ALLOWED.has(one.trim())))
}
