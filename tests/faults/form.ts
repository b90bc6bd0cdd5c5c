/** `npm run faults` runs the full form; beside the other suites the short one is enough. */
export const isFull = process.env.FAULTS === 'full'

/** As many rounds as the form has. */
export const rounds = (short: number, full: number) => (isFull ? full : short)

/** Why a test cannot run here; in CI that is a failure. */
export function unless(isThere: boolean, reason: string): false | string {
  if (isThere) return false
  if (process.env.CI === 'true') throw new Error(`${reason}; it may not be skipped in CI`)
  return reason
}
