import { createHash } from 'node:crypto'

/** One box as it was filed, amounts as decimal texts in the company's currency. */
export interface FiledFigure {
  box_id: number
  code: string
  name: string
  section: string | null
  /** The marks of its own days; nothing for boxes with a formula. */
  marked: string
  /** What changed in periods filed before. */
  carried: string
  /** What was filed: rounded as the box says, or its formula. */
  amount: string
}

export interface Filed {
  starts_on: string
  ends_on: string
  figures: readonly FiledFigure[]
}

/** Raised whenever the recipe changes; older hashes stay readable by their number. */
const VERSION = '1'

/** The hash of a filing: over its days, each figure, and the hash of the filing made before it. */
export function hashOf(previous: string | null, { starts_on, ends_on, figures }: Filed) {
  const text = JSON.stringify([
    VERSION,
    previous,
    starts_on,
    ends_on,
    figures.map((one) => [
      String(one.box_id),
      one.code,
      one.name,
      one.section,
      one.marked,
      one.carried,
      one.amount,
    ]),
  ])
  return `${VERSION}:${createHash('sha256').update(text, 'utf8').digest('hex')}`
}

/**
 * What the next return brings along: of each box what its marks of all filed days come to now, less what was declared
 * of them. In minor units; boxes without a difference are left out.
 */
export function differences(
  marked: ReadonlyMap<number, bigint>,
  declared: readonly { boxId: number; amount: bigint }[]
) {
  const rest = new Map(marked)
  for (const { boxId, amount } of declared) rest.set(boxId, (rest.get(boxId) ?? 0n) - amount)
  return new Map([...rest].filter(([, amount]) => amount !== 0n))
}
