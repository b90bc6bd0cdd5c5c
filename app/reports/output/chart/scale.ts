import { numberFormat } from '#kernel/reports/output/locale'

/** A line of numbers on which marks stand. */
export interface Scale {
  ticks: { value: number; text: string }[]
  /** Where a value stands, 0 at the beginning and 1 at the end. */
  at(value: number): number
}

const STEPS = [1, 2, 2.5, 5, 10]

/** A scale over the values with round steps; from zero on, unless only differences matter. */
export function scaleOf(values: readonly number[], locale: string, fromZero = true): Scale {
  const found = values.filter(Number.isFinite)
  let low = found.reduce((least, one) => Math.min(least, one), fromZero ? 0 : (found[0] ?? 0))
  let high = found.reduce((most, one) => Math.max(most, one), fromZero ? 0 : (found[0] ?? 1))
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(low, 0), Math.max(high, 0)]
  const step = roundStep((high - low) / 5)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const text = tickText(Math.max(Math.abs(first), Math.abs(last)) * step, step, locale)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => {
    const value = (first + at) * step
    return { value, text: text(value) }
  })
  return { ticks, at: (value) => (value - first * step) / ((last - first) * step) }
}

function roundStep(rough: number) {
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * STEPS.find((one) => one * power >= rough * 0.999)!
}

/** Large numbers in short ("1.2M", "1,2 млн"), small ones with as many decimals as their steps need. */
function tickText(largest: number, step: number, locale: string) {
  const isLarge = largest >= 10_000
  const decimals = Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) + (isHalf(step) ? 1 : 0))))
  const format = numberFormat(
    locale,
    isLarge
      ? { notation: 'compact', maximumFractionDigits: 2 }
      : { maximumFractionDigits: decimals, minimumFractionDigits: decimals }
  )
  return (value: number) => format.format(value === 0 ? 0 : value)
}

const isHalf = (step: number) => /^2\.5/.test(step.toExponential())
