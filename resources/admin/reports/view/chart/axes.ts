import type { ScaleOptionsByType } from 'chart.js'
import { numberFormat } from '../locale_formats.js'
import type { Look } from './palette'

type Scale = Partial<ScaleOptionsByType<'linear'>>

/** A scale of figures: large ones in short ("1.2M", "1,2 млн"), the line at zero stronger than the others. */
export function figureScale(look: Look, { isZeroBased = true, isWhole = false } = {}): Scale {
  return {
    type: 'linear',
    beginAtZero: isZeroBased,
    border: { display: false },
    grid: {
      color: ({ tick }: { tick: { value: number } }) => (tick?.value === 0 ? look.axis : look.grid),
      drawTicks: false,
    },
    ticks: {
      color: look.ink,
      font: { family: look.font },
      padding: 8,
      maxTicksLimit: 7,
      ...(isWhole && { precision: 0 }),
      callback: (value: number | string, _: number, ticks: { value: number }[]) =>
        tickText(Number(value), ticks, look.locale),
    },
  } as unknown as Scale
}

/** A scale of names; those that do not fit are turned, then left out by turns. */
export function nameScale(look: Look): object {
  return {
    type: 'category',
    reverse: look.isRightToLeft,
    border: { color: look.axis },
    grid: { display: false },
    ticks: {
      color: look.ink,
      font: { family: look.font },
      maxRotation: 45,
      autoSkipPadding: 8,
      callback(this: { getLabelForValue(at: number): string }, at: number) {
        return shortened(this.getLabelForValue(at), 22)
      },
    },
  }
}

export function shortened(text: string, most: number) {
  const letters = [...text]
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text
}

function tickText(value: number, ticks: readonly { value: number }[], locale: string) {
  const largest = Math.max(...ticks.map((one) => Math.abs(one.value)))
  const step = ticks.length > 1 ? Math.abs(ticks[1].value - ticks[0].value) : 1
  const decimals = [0, 1, 2, 3, 4, 5].find((one) => isNear(step * 10 ** one)) ?? 6
  const format = numberFormat(
    locale,
    largest >= 10_000
      ? { notation: 'compact', maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  )
  return format.format(value === 0 ? 0 : value)
}

const isNear = (value: number) => Math.abs(value - Math.round(value)) < 1e-6
