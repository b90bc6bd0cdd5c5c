/** A span of days as short as it can be said: a whole month is "Oct 2026", a whole year "2026". */
export function spanText({ from, to }: { from: string; to: string }, locale: string): string {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`))
  const next = new Date(last.getTime() + 86_400_000)
  const isWhole = from.endsWith('-01') && next.getUTCDate() === 1
  const said = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).formatRange(first, last)
  const isYears = isWhole && from.endsWith('-01-01') && next.getUTCMonth() === 0
  if (isYears) return said({ year: 'numeric' })
  return isWhole ? said({ month: 'short', year: 'numeric' }) : said({ dateStyle: 'medium' })
}
