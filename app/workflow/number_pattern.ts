import type { SeriesDeclaration } from '#kernel/plugins/declaration'

/** The period a series counts in on a business date: "2026", "2026-11", or "" for one that never starts anew. */
export function periodOf(series: SeriesDeclaration, today: string) {
  const per =
    series.per ??
    (series.pattern.includes('{month}')
      ? 'month'
      : series.pattern.includes('{year}')
        ? 'year'
        : 'never')
  return per === 'month' ? today.slice(0, 7) : per === 'year' ? today.slice(0, 4) : ''
}

/** `L-{year}-{number:5}` on 2026-11-22 with 7 is "L-2026-00007"; `{part}` is the name of a sub-series. */
export function formatNumber(pattern: string, today: string, number: number, part = '') {
  return pattern
    .replaceAll('{part}', () => part)
    .replaceAll('{year}', today.slice(0, 4))
    .replaceAll('{month}', today.slice(5, 7))
    .replace(/\{number(?::(\d+))?\}/, (_, width) =>
      String(number).padStart(Number(width ?? 1), '0')
    )
}

/** Reads a number of the series back: its sub-series, period and count, or undefined where the text is none of its. */
export function numberMatcher(series: SeriesDeclaration) {
  const expression = new RegExp(
    `^${series.pattern
      .split(/(\{[^}]+\})/)
      .map(partExpression)
      .join('')}$`
  )
  return (text: string) => {
    const groups = expression.exec(text)?.groups
    if (!groups) return undefined
    const { part, year = '', month = '', number } = groups
    return { part, period: periodOf(series, `${year}-${month}-01`), number: Number(number) }
  }
}

function partExpression(part: string) {
  if (part === '{part}') return '(?<part>.+)'
  if (part === '{year}') return '(?<year>\\d{4})'
  if (part === '{month}') return '(?<month>\\d{2})'
  if (part.startsWith('{number')) return '(?<number>\\d+)'
  return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
