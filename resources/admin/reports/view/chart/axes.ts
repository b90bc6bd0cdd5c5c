import type { ScaleOptionsByType } from 'chart.js'
import { numberFormat } from '../locale_formats'
import type { Look } from './palette'

type Scale = Partial<ScaleOptionsByType<'linear'>>

/** A scale of figures: large ones in short ("1.2M", "1,2 млн"), the line at zero stronger than the others. */
export function figureScale(look: Look, { isZeroBased = true } = {}): Scale {
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
      padding: 8,
      maxTicksLimit: 7,
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
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step || 1) + 0.4)))
  const format = numberFormat(
    locale,
    largest >= 10_000
      ? { notation: 'compact', maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  )
  return format.format(value === 0 ? 0 : value)
}
