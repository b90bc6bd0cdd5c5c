import semver from 'semver'
import type { Candidate } from '#kernel/plugins/candidate'

/** Whether each plugin that is required is there and has a fitting version. */
export function checkDependencies(
  one: Candidate,
  present: ReadonlyMap<string, Candidate>,
  all: readonly Candidate[]
) {
  for (const [id, range] of Object.entries(one.declaration.requires ?? {})) {
    const other = present.get(id)
    if (!other) {
      const isKnown = all.some((each) => each.id === id)
      one.mistakes.push(`requires: ${id} ${isKnown ? 'has failed' : 'is not installed'}`)
    } else checkRange(one, 'requires', other, range)
  }
  for (const [id, range] of Object.entries(one.declaration.optional ?? {})) {
    const other = present.get(id)
    if (other) checkRange(one, 'optional', other, range)
  }
}

function checkRange(one: Candidate, place: string, other: Candidate, range: string) {
  const { version } = other.declaration
  if (semver.satisfies(version, range)) return
  one.mistakes.push(`${place}: ${other.id} ${range} is needed, ${version} is installed`)
}
