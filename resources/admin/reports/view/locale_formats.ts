const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A language with the digits 0 to 9 and our calendar, as files of reports have them. */
function plainLocale(locale: string) {
  return new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}

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
