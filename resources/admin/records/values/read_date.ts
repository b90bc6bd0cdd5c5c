const DAY = 86_400_000

/**
 * A business date from what someone typed: "31.12", "31.12.26", "2026-12-31", "12/31/2026" (by the
 * order of the user's language), "+30", "-7", a weekday, or a word such as "tomorrow".
 * `today` is the company's date. Null where it is no date.
 */
export function readDate(typed: string, today: string, locale: string): string | null {
  const text = typed.trim().toLowerCase()
  if (text === '') return null
  const offset = /^[+-]\s*(\d{1,4})$/.exec(text)
  if (offset) return addDays(today, Number(text.replace(/\s/g, '')))
  return fromWord(text, today, locale) ?? fromIso(text) ?? fromParts(text, today, locale)
}

export function addDays(date: string, days: number) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** "yesterday", "today", "tomorrow" as the user's language and English have them, and weekdays to come. */
function fromWord(text: string, today: string, locale: string) {
  for (const language of [locale, 'en']) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    for (const days of [-1, 0, 1]) {
      if (relative.format(days, 'day').toLowerCase() === text) return addDays(today, days)
    }
    for (let days = 1; days <= 7; days++) {
      const date = addDays(today, days)
      const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
        Date.parse(date)
      )
      if (text.length >= 3 && name.toLowerCase().startsWith(text)) return date
    }
  }
  return null
}

function fromIso(text: string) {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  return match ? make(match[1], match[2], match[3]) : null
}

function fromParts(text: string, today: string, locale: string) {
  const match = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4})?)?$/.exec(text)
  if (!match) return null
  const [, first, second, year = today.slice(0, 4)] = match
  const dayFirst = text.includes('.') || isDayFirst(locale)
  const century = year.length === 2 ? `20${year}` : year
  return dayFirst ? make(century, second, first) : make(century, first, second)
}

function isDayFirst(locale: string) {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map((part) => part.type)
  return parts.indexOf('day') < parts.indexOf('month')
}

/** Refuses the 31st of February. */
function make(year: string, month: string, day: string) {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso
}
