/** How an amount differs from that of a column it is compared with. */
export interface Change {
  difference: bigint | null
  /** Of what was there before, in millionths; null where there was nothing. */
  percent: bigint | null
}

/**
 * What changed from each compared column to the first: the first less the other, and that as a share of the size of the
 * other, so that more is above zero also where both are below. Of shares only the difference says something. Pure.
 */
export function changesOf(amounts: readonly (bigint | null)[], isShare = false): Change[] {
  const [now, ...others] = amounts
  return others.map((before) => {
    if (now === null || before === null) return { difference: null, percent: null }
    const difference = now - before
    return { difference, percent: isShare || before === 0n ? null : share(difference, before) }
  })
}

const MILLION = 1_000_000n

/** Rounded half away from zero. */
function share(difference: bigint, before: bigint) {
  const size = before < 0n ? -before : before
  const top = (difference < 0n ? -difference : difference) * MILLION
  const rounded = (2n * top + size) / (2n * size)
  return difference < 0n ? -rounded : rounded
}
