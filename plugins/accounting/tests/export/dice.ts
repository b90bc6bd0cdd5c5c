/** The same numbers for the same seed, whatever runs beside. */
export function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (size: number) => Math.floor(next() * size)
  return {
    below,
    chance: (of: number) => next() < of,
    one: <T>(list: readonly T[]) => list[below(list.length)],
  }
}
export type Dice = ReturnType<typeof dice>
