import type { Condition, CrossingKind } from '#kernel/reports/alerts/wire'

const DAY = 24 * 3600 * 1000
const DECIMALS = 12
const ONE = 10n ** BigInt(DECIMALS)

/** What a receiver knows of a figure: how its last entry ended. */
export interface Known {
  kind: CrossingKind
  value: string | null
  at: Date
}

export interface Watched {
  condition: Condition
  bound: string
  remindDays: number | null
}

/**
 * What is to be noted of a figure seen now; null where nothing has changed. Only `reached` and `reminded` are told: a
 * figure that stays over its bound is told once, or again after so many days.
 */
export function crossingOf(
  { condition, bound, remindDays }: Watched,
  value: string | null,
  known: Known | undefined,
  now: Date
): CrossingKind | null {
  if (condition === 'change') return changeOf(bound, value, known)
  const isOver = value !== null && isBeyond(value, condition, bound)
  const wasOver = known?.kind === 'reached' || known?.kind === 'reminded'
  if (isOver !== wasOver) return isOver ? 'reached' : 'left'
  if (!isOver || !remindDays) return null
  return now.getTime() - known!.at.getTime() >= remindDays * DAY ? 'reminded' : null
}

/** Measured from what was told last: a figure that creeps is told once it has crept far enough. */
function changeOf(percent: string, value: string | null, known: Known | undefined) {
  if (value === null) return null
  if (!known || known.value === null) return 'began'
  const before = unitsOf(known.value)
  const moved = unitsOf(value) - before
  if (moved === 0n) return null
  return size(moved) * 100n * ONE >= size(before) * unitsOf(percent) ? 'reached' : null
}

function isBeyond(value: string, condition: Exclude<Condition, 'change'>, bound: string) {
  const [is, at] = [unitsOf(value), unitsOf(bound)]
  if (condition === 'gt') return is > at
  if (condition === 'gte') return is >= at
  return condition === 'lt' ? is < at : is <= at
}

const size = (units: bigint) => (units < 0n ? -units : units)

/** A decimal text as a whole number, so that sums of any size compare exactly. */
function unitsOf(text: string) {
  const [whole, fraction = ''] = text.replace('-', '').split('.')
  const units = BigInt(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
  return text.startsWith('-') ? -units : units
}
