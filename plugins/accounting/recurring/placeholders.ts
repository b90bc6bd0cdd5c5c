/** What texts of recurring documents may name in braces: "Rent {month}". */
export const PLACEHOLDERS = [
  'date',
  'from',
  'to',
  'month',
  'last_month',
  'next_month',
  'quarter',
  'year',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

export interface Occasion {
  /** The date of the document. */
  on: string
  /** The days it stands for. */
  from: string
  to: string
}

const NAMED = /\{([^{}]*)\}/g

const QUARTERS: Record<string, (quarter: number, year: string) => string> = {
  uk: (quarter, year) => `${ROMAN[quarter]} квартал ${year}`,
  pl: (quarter, year) => `${ROMAN[quarter]} kwartał ${year}`,
  de: (quarter, year) => `${quarter}. Quartal ${year}`,
  fr: (quarter, year) => `T${quarter} ${year}`,
}
const ROMAN = ['', 'I', 'II', 'III', 'IV']

/** The first name in braces that stands for nothing. */
export function unknownPlaceholder(text: string | null): string | undefined {
  const names = [...(text ?? '').matchAll(NAMED)].map(([, name]) => name.trim())
  return names.find((name) => !PLACEHOLDERS.includes(name as Placeholder))
}

/** A text with each name in braces replaced; months and quarters are those of the first day it stands for. */
export function fillText(text: string, occasion: Occasion, language: string): string {
  return text.replace(NAMED, (whole, name: string) => {
    const known = PLACEHOLDERS.find((one) => one === name.trim())
    return known ? valueOf(known, occasion, language) : whole
  })
}

function valueOf(name: Placeholder, { on, from, to }: Occasion, language: string) {
  switch (name) {
    case 'date':
      return dayText(on, language)
    case 'from':
      return dayText(from, language)
    case 'to':
      return dayText(to, language)
    case 'month':
      return monthText(from, 0, language)
    case 'last_month':
      return monthText(from, -1, language)
    case 'next_month':
      return monthText(from, 1, language)
    case 'quarter':
      return quarterText(from, language)
    case 'year':
      return from.slice(0, 4)
  }
}

function dayText(day: string, language: string) {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

function monthText(day: string, shift: number, language: string) {
  const [year, month] = day.split('-').map(Number)
  const format = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(Date.UTC(year, month - 1 + shift, 1))
}

function quarterText(day: string, language: string) {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  const year = day.slice(0, 4)
  return (QUARTERS[language.split('-')[0]] ?? ((of: number) => `Q${of} ${year}`))(quarter, year)
}
