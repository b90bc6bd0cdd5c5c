/** The whole attack, or a short one that fits beside the other suites. */
export const isFull = process.env.ATTACK === 'full'

const SEED = Number(process.env.ATTACK_SEED ?? 20_261_122)

/** Numbers that look random and are the same for the same seed and purpose. */
export class Dice {
  private state: number

  constructor(purpose: string) {
    this.state = [...purpose].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), SEED) >>> 0
    console.log(`    ${purpose}: ATTACK_SEED=${SEED}${isFull ? ', the whole attack' : ''}`)
  }

  /** A whole number below `limit`. */
  below(limit: number) {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]
  }

  /** At most so many of a list, in an order of its own: `few` in the short attack, `many` in the whole one. */
  some<T>(list: readonly T[], few: number, many = list.length): T[] {
    const rest = [...list]
    const wanted = Math.min(isFull ? many : few, rest.length)
    return Array.from({ length: wanted }, () => rest.splice(this.below(rest.length), 1)[0])
  }
}
