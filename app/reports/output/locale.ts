const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A language with the digits 0 to 9 and our calendar, whatever else is usual in it. */
export function plainLocale(locale: string) {
  return new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

export function isRightToLeft(locale: string) {
  return new Intl.Locale(locale).getTextInfo?.().direction === 'rtl'
}

/** A day as documents have it: "Nov 22, 2026", in Ukrainian in figures: 22.11.2026. */
export const dayStyle = (locale: string): Intl.DateTimeFormatOptions =>
  locale.startsWith('uk')
    ? { day: '2-digit', month: '2-digit', year: 'numeric' }
    : { dateStyle: 'medium' }

/** Makers of formats are slow to build, so each is built once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions) {
  const key = locale + JSON.stringify(options)
  let format = numbers.get(key)
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(plainLocale(locale), options)))
  return format
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options)
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(plainLocale(locale), options)))
  return format
}
