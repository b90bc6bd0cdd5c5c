import { numberFormat } from '../locale_formats.js'
import type { Wording } from '../wording.js'
import type { NamedMark } from './drawing.js'
import type { Part } from './fold.js'

/** A part of a whole: what it is, and its figure with its share. */
export interface SharedMark extends NamedMark {
  lines: [name: string, figure: string]
}

/** Parts of a whole with their shares: "Chad · 100.00 · 25%". */
export function sharesOf(parts: readonly Part[], { locale }: Wording): SharedMark[] {
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return parts.map((of) => {
    const figure = `${of.text} · ${percent.format(of.value / whole)}`
    return { name: `${of.name} · ${figure}`, of, lines: [of.name, figure] }
  })
}
