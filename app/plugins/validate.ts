import semver from 'semver'
import type { Candidate } from '#kernel/plugins/candidate'

/** The version of the kernel's public API (`kontor/plugin`, `kontor/migration`, `kontor/ui`). */
export const API_VERSION = '1.0.0'

export function checkShape(one: Candidate) {
  const { declaration, mistakes } = one
  if (!/^[a-z][a-z0-9_]*$/.test(one.id)) mistakes.push(`id: "${one.id}" must be lower-case letters, digits and _`)
  if (!semver.valid(declaration.version)) mistakes.push(`version: "${declaration.version}" is not a version like 1.0.0`)
  if (!semver.satisfies(API_VERSION, declaration.api)) mistakes.push(`api: it was written for ${declaration.api}, this is ${API_VERSION}`)
}

export function checkDependencies(one: Candidate, present: Map<string, Candidate>, all: Candidate[]) {
  for (const [id, range] of Object.entries(one.declaration.requires ?? {})) {
    const other = present.get(id)
    if (!other) {
      const why = all.some((each) => each.id === id) ? 'has failed' : 'is not installed'
      one.mistakes.push(`requires: ${id} ${why}`)
    } else if (!semver.satisfies(other.declaration.version, range)) {
      one.mistakes.push(`requires: ${id} ${range} is needed, ${other.declaration.version} is installed`)
    }
  }
}

export function checkParts(_one: Candidate, _present: Map<string, Candidate>) {}
