import semver from 'semver'
import type { Candidate } from '#kernel/plugins/candidate'

/** The version of the kernel's public API: `kontor/plugin`, `kontor/migration`, `kontor/ui`, `kontor/testing`. */
export const API_VERSION = '1.0.0'

/** Ids that are the first part of an address of the kernel's. */
export const RESERVED_IDS = ['api', 'kernel', 'health', 'login', 'setup', 'assets']

const LISTS = [
  'models',
  'operations',
  'jobs',
  'formats',
  'schedules',
  'events',
  'menu',
  'screens',
  'files',
  'slots',
  'invariants',
  'reports',
  'reportSources',
  'widgets',
  'dashboards',
  'links',
]
const MAPS = [
  'requires',
  'optional',
  'exports',
  'roles',
  'settings',
  'sequences',
  'fills',
  'extends',
  'before',
  'within',
  'after',
  'strategies',
  'integrations',
  'figures',
]
const FUNCTIONS = ['demo', 'onEnable', 'onDisable', 'onUpgrade']
const KNOWN = new Set(['id', 'version', 'api', ...LISTS, ...MAPS, ...FUNCTIONS])

/** Who it is and of what kind its entries are. Answers whether it can be examined further. */
export function checkShape(one: Candidate): boolean {
  const { declaration, mistakes } = one
  const kinds = kindMistakes(declaration as unknown as Record<string, unknown>)
  if (mistakes.length > 0 || kinds.length > 0) {
    mistakes.push(...kinds)
    return false
  }
  mistakes.push(
    ...idMistakes(one.id, String(declaration.id ?? '')),
    ...versionMistakes(one),
    ...rangeMistakes(one, 'requires'),
    ...rangeMistakes(one, 'optional')
  )
  return true
}

function idMistakes(id: string, declared: string) {
  if (!declared) return ['id: it is missing']
  if (!/^[a-z][a-z0-9_]*$/.test(id)) {
    return [`id: "${id}" must be lower-case letters, digits and _, beginning with a letter`]
  }
  if (id.length > 40) return [`id: "${id}" is longer than 40 letters`]
  return []
}

function versionMistakes({ id, declaration: { version, api } }: Candidate) {
  const mistakes: string[] = []
  if (id !== 'kernel' && RESERVED_IDS.includes(id)) mistakes.push(`id: "${id}" is reserved`)
  if (!semver.valid(version)) mistakes.push(`version: "${version}" is not a version such as 1.0.0`)
  if (typeof api !== 'string' || !semver.validRange(api)) {
    mistakes.push(`api: "${api}" is not a range such as ^1.0`)
  } else if (!semver.satisfies(API_VERSION, api)) {
    mistakes.push(`api: it needs ${api}, this Kontor offers ${API_VERSION}`)
  }
  return mistakes
}

function rangeMistakes({ id, declaration }: Candidate, place: 'requires' | 'optional') {
  return Object.entries(declaration[place] ?? {}).flatMap(([other, range]) => {
    if (other === id) return [`${place}: a plugin cannot depend on itself`]
    if (place === 'optional' && declaration.requires?.[other]) {
      return [`optional: ${other} is required already`]
    }
    const isRange = typeof range === 'string' && semver.validRange(range) !== null
    return isRange ? [] : [`${place}: "${range}" for ${other} is not a range such as ^1.0`]
  })
}

function kindMistakes(declaration: Record<string, unknown>) {
  const given = Object.keys(declaration).filter((key) => declaration[key] !== undefined)
  return given.flatMap((key) => {
    const value = declaration[key]
    if (!KNOWN.has(key)) return [`${key}: a declaration has no entry of this name`]
    if (LISTS.includes(key) && !Array.isArray(value)) return [`${key}: it must be a list`]
    if (MAPS.includes(key) && !isMap(value)) return [`${key}: it must be an object`]
    if (FUNCTIONS.includes(key) && typeof value !== 'function') {
      return [`${key}: it must be a function`]
    }
    return []
  })
}

const isMap = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
