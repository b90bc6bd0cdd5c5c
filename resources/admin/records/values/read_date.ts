const DAY = 86_400_000
const TIME = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const DAY_MONTH = /^(\d{1,2})[-. /]*(\p{L}{3,})\.?(?:[-. ,/]+(\d{2}|\d{4}))?(?: р\.?)?$/u
const MONTH_DAY = /^(\p{L}{3,})\.?[- ](\d{1,2})(?:,? +(\d{4}))?$/u

/**
 * A business date from what someone typed: "31.12", "31.12.26", "2026-12-31", "12/31/2026" (by the
 * order of the user's language), "5-Jan-26", "+30", "-7", a weekday, or a word such as "tomorrow".
 * A time of day behind it is dropped: spreadsheets show one.
 * `today` is the company's date. Null where it is no date.
 */
export function readDate(typed: string, today: string, locale: string): string | null {
  const text = typed.trim().toLowerCase().replace(TIME, '')
  if (text === '') return null
  const offset = /^[+-]\s*(\d{1,4})$/.exec(text)
  if (offset) return addDays(today, Number(text.replace(/\s/g, '')))
  return (
    fromWord(text, today, locale) ??
    fromIso(text) ??
    fromParts(text, today, locale) ??
    fromNamed(text, today, locale)
  )
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

/** "5-Jan-26", "January 5, 2026", "5 січня 2026": the month in the user's language or in English. */
function fromNamed(text: string, today: string, locale: string) {
  const [, day, name, year] = DAY_MONTH.exec(text) ?? turned(MONTH_DAY.exec(text)) ?? []
  const month = name && monthOf(name, locale)
  if (!month) return null
  const told = year ?? today.slice(0, 4)
  return make(told.length === 2 ? `20${told}` : told, String(month), day)
}

const turned = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1], match[3]]

/** From 1; nothing where no month is called so. */
function monthOf(name: string, locale: string) {
  for (const language of [locale, 'en']) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    })
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2026, month - 1, 1))
      const full = parts.find((part) => part.type === 'month')!.value.toLowerCase()
      if (full.startsWith(name)) return month
    }
  }
  return undefined
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
