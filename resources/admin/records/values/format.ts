type Exact = Intl.StringNumericLiteral

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions) {
  const key = locale + JSON.stringify(options)
  let format = numbers.get(key)
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(locale, options)))
  return format
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options)
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, options)))
  return format
}

/** A decimal text in the user's spelling; given as text, the browser keeps every digit. */
export function formatDecimal(text: string, locale: string, most = 6) {
  return numberFormat(locale, { maximumFractionDigits: most }).format(text as Exact)
}

export function formatMoney(text: string, currency: string | undefined, locale: string) {
  if (!currency) return formatDecimal(text, locale)
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'symbol' }).format(
    text as Exact
  )
}

/** A price per unit: at least the currency's decimals, at most six. */
export function formatPrice(text: string, currency: string | undefined, locale: string) {
  if (!currency) return formatDecimal(text, locale)
  return numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 6 }).format(
    text as Exact
  )
}

export function formatPercent(text: string, locale: string) {
  return `${formatDecimal(text, locale)} %`
}

/** How the user types one and a half: "," or ".". */
export function decimalSign(locale: string) {
  const parts = numberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1.5)
  return parts.find((part) => part.type === 'decimal')?.value ?? '.'
}

/** In Ukrainian documents a day is written in figures: 23.11.2026. */
export const dayStyle = (locale: string): Intl.DateTimeFormatOptions =>
  locale.startsWith('uk')
    ? { day: '2-digit', month: '2-digit', year: 'numeric' }
    : { dateStyle: 'medium' }

/** "2026-11-22" → "22 Nov 2026"; a business date has no time zone to shift it. */
export function formatDate(date: string, locale: string) {
  return dateFormat(locale, { ...dayStyle(locale), timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`)
  )
}

export function formatMoment(moment: string, locale: string, timeZone?: string) {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    Date.parse(moment)
  )
}

/** "tomorrow", "3 days ago" within a week, else the date itself. */
export function relativeDate(date: string, today: string, locale: string) {
  const days = Math.round(
    (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  )
  if (Math.abs(days) > 7) return formatDate(date, locale)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
}

/** "5 minutes ago" within a day, "2 days ago" within a week, else the date. */
export function relativeMoment(moment: string, now: number, locale: string, timeZone?: string) {
  const seconds = Math.round((Date.parse(moment) - now) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const size = Math.abs(seconds)
  if (size < 60) return format.format(0, 'minute')
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute')
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour')
  if (size < 7 * 86_400) return format.format(Math.trunc(seconds / 86_400), 'day')
  return dateFormat(locale, { ...dayStyle(locale), timeZone }).format(Date.parse(moment))
}
