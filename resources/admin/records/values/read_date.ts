const DAY = 86_400_000
const TIME = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const DAY_MONTH = /^(\d{1,2})[-. /]*(\p{L}{3,})\.?(?:[-. ,/]+(\d{2}|\d{4}))?(?: р\.?)?$/u
const MONTH_DAY = /^(\p{L}{3,})\.?[- ](\d{1,2})(?:,? +(\d{4}))?$/u

const DIGITS = /^(?:\d{1,2}|\d{4}|\d{6}|\d{8})$/

/**
 * A business date from what someone typed: "31.12", "31.12.26", "2026-12-31", "12/31/2026" (by the
 * order of the user's language), "5" (of this month), "3112", "311226" or "31122026" without signs between,
 * "5-Jan-26", "+30", "-7", a weekday, or a word such as "tomorrow".
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
    fromDigits(text, today, locale) ??
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

/** Figures alone: the day, or two each for day and month, and two or four more for the year. */
function fromDigits(text: string, today: string, locale: string) {
  if (!DIGITS.test(text)) return null
  if (text.length <= 2) return make(today.slice(0, 4), today.slice(5, 7), text)
  const parts = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].filter(Boolean)
  return fromParts(parts.join(' '), today, locale)
}

function fromParts(text: string, today: string, locale: string) {
  const match = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4})?)?$/.exec(text)
  if (!match) return null
  const [, first, second, year = today.slice(0, 4)] = match
  const dayFirst = text.includes('.') || isDayFirst(locale)
  const century = year.length === 2 ? `20${year}` : year
  const [day, month] = dayFirst ? [first, second] : [second, first]
  // There is no 23rd month: whoever types one has the other order in mind.
  return make(century, month, day) ?? (Number(month) > 12 ? make(century, day, month) : null)
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

/**
 * The language as dates are typed where the company is: in English the month comes first in America alone.
 */
export function typingLocale(locale: string, timeZone = 'UTC') {
  if (locale !== 'en') return locale
  return timeZone.startsWith('America/') ? 'en-US' : 'en-GB'
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
