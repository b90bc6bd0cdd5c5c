import type { KpiAnswer, KpiSettings } from '#kernel/reports/dashboards/wire'
import { exactSum } from '#kernel/reports/output/chart/exact_sum'

const SCALE = 6
const DECIMAL = /^-?\d+(\.\d+)?$/

/** What changed between two decimal texts, exactly, and by how many per cent of the first. */
export function changeFrom(before: string | null, now: string | null) {
  if (!isDecimal(before) || !isDecimal(now)) return null
  const decimals = Math.max(...[before, now].map(decimalsOf))
  const difference = exactSum([now, negated(before)], decimals)
  return { value: before, difference, percent: percentOf(difference, before) }
}

/** Whether what is aimed at is reached, and how much of it. */
export function targetOf(
  { target, lower }: KpiSettings,
  value: string | null
): KpiAnswer['target'] {
  if (target === undefined || !isDecimal(value)) return null
  const ahead = exactSum([value, negated(target)], SCALE)
  const isMet = isZero(ahead) || ahead.startsWith('-') === (lower ?? false)
  return { value: target, isMet, percent: percentOf(value, target) }
}

/** A share as a percentage with one digit, "12.5"; null of nothing. */
function percentOf(part: string, whole: string) {
  if (isZero(whole)) return null
  const tenths = (units(part) * 1000n) / absolute(units(whole))
  const text = String(absolute(tenths)).padStart(2, '0')
  return `${tenths < 0n ? '-' : ''}${text.slice(0, -1)}.${text.slice(-1)}`
}

const isDecimal = (text: string | null): text is string => text !== null && DECIMAL.test(text)

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0

const negated = (text: string) => (text.startsWith('-') ? text.slice(1) : `-${text}`)

const isZero = (text: string) => units(text) === 0n

const units = (text: string) => BigInt(exactSum([text], SCALE).replace('.', ''))

const absolute = (value: bigint) => (value < 0n ? -value : value)
