import { Refusal } from 'kontor/plugin'

/** All of a company, in units of a percentage field. */
export const WHOLE = 100_000_000n

/** What a company of the group holds of another from a day on. */
export interface Held {
  holderId: number
  heldId: number
  since: string
  percent: bigint
  /** Controlled although no more than half of it is held (IFRS 10.7). */
  isControlled: boolean
  /** The account it stands on in the books of the holder. */
  accountId: number | null
}

/** How a company stands in the group. */
export interface Standing {
  /** What of it belongs to the group, through whomever it is held. */
  share: bigint
  /** The first day of its being controlled without a break; null where nobody says it is held: it was always there. */
  joined: string | null
  /** The shares since that day, each from its day on. */
  steps: { from: string; share: bigint }[]
}

/**
 * How a company stands in the group on a day, null where the group does not control it then. A company nobody holds
 * belongs to it wholly: a parent, or a sister. Refused (E_HOLDINGS_CIRCLE) where companies hold each other. Pure.
 */
export function standingOf(all: readonly Held[], company: number, on: string): Standing | null {
  if (!all.some((one) => one.heldId === company)) return { share: WHOLE, joined: null, steps: [] }
  const days = [...new Set(all.map((one) => one.since))].filter((day) => day <= on).sort()
  const outside = days.findLastIndex((day) => !isControlled(all, company, day))
  const within = days.slice(outside + 1)
  if (within.length === 0) return null
  const steps = within
    .map((from) => ({ from, share: shareOf(all, company, from) }))
    .filter((one, at, list) => at === 0 || one.share !== list[at - 1].share)
  return { share: steps.at(-1)!.share, joined: within[0], steps }
}

/** What companies of the group hold of another on a day, whether they control it or not. Pure. */
export const shareOf = (all: readonly Held[], company: number, on: string): bigint => {
  const share = ownedOf(all, company, on, [])
  return share > WHOLE ? WHOLE : share
}

function ownedOf(all: readonly Held[], company: number, on: string, path: readonly number[]) {
  refuseCircle(company, path)
  if (!all.some((one) => one.heldId === company)) return WHOLE
  return holdersOf(all, company, on).reduce(
    (sum, one): bigint =>
      sum +
      (isControlled(all, one.holderId, on, [...path, company])
        ? partOf(ownedOf(all, one.holderId, on, [...path, company]), one.percent)
        : 0n),
    0n
  )
}

function isControlled(
  all: readonly Held[],
  company: number,
  on: string,
  path: readonly number[] = []
): boolean {
  refuseCircle(company, path)
  if (!all.some((one) => one.heldId === company)) return true
  const holders = holdersOf(all, company, on).filter(
    (one) => one.percent > 0n && isControlled(all, one.holderId, on, [...path, company])
  )
  const sum = holders.reduce((whole, one) => whole + one.percent, 0n)
  return 2n * sum > WHOLE || holders.some((one) => one.isControlled)
}

/** What each holder said last until the day. */
function holdersOf(all: readonly Held[], company: number, on: string) {
  const known = all
    .filter((one) => one.heldId === company && one.since <= on)
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
  return [...new Map(known.map((one) => [one.holderId, one])).values()]
}

function refuseCircle(company: number, path: readonly number[]) {
  if (path.includes(company)) throw new Refusal('E_HOLDINGS_CIRCLE')
}

/** A percentage of an amount, rounded half away from zero. Pure. */
export function partOf(amount: bigint, percent: bigint) {
  const size = (2n * (amount < 0n ? -amount : amount) * percent + WHOLE) / (2n * WHOLE)
  return amount < 0n ? -size : size
}
