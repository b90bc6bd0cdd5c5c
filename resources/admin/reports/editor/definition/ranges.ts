import type { Ranges } from '#kernel/reports/query/definition'

const NUMBER = /^-?\d{1,15}([.,]\d{1,6})?$/
const STEPS = 9

/** Ends of ranges out of "100; 500": null for none, undefined where they are no numbers in rising order. */
export function endsOf(text: string): readonly string[] | null | undefined {
  const words = text.split(/[;\s]+/).filter((word) => word !== '')
  if (words.length === 0) return null
  if (!words.every((word) => NUMBER.test(word))) return undefined
  const ends = words.map((word) => word.replace(',', '.'))
  const isRising = ends.every((end, at) => at === 0 || Number(end) > Number(ends[at - 1]))
  return isRising ? ends : undefined
}

/** Ranges as they are typed; pairs by where each begins. */
export function textOfEnds(ranges: Ranges['ranges'] | null | undefined): string {
  const ends = (ranges ?? []).flatMap((one) => (typeof one === 'object' ? (one[0] ?? []) : one))
  return ends.join('; ')
}

/** Ends at equal steps: 10, 20, 30 … */
export const steps = (step: string) =>
  Array.from({ length: STEPS }, (_, at) => String(Number(step) * (at + 1)))
