interface Days {
  from: string
  to: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A business day (ISO) as people write it in a language: "Nov 23, 2026", in Ukrainian documents 23.11.2026. */
export function dayText(language: string, day: string): string {
  let format = formats.get(language)
  if (!format) formats.set(language, (format = formatOf(language)))
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

/** Days from one to another, both within. */
export const daysText = (language: string, { from, to }: Days) =>
  `${dayText(language, from)} – ${dayText(language, to)}`

function formatOf(language: string) {
  const style: Intl.DateTimeFormatOptions = language.startsWith('uk')
    ? { day: '2-digit', month: '2-digit', year: 'numeric' }
    : { dateStyle: 'medium' }
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
}
