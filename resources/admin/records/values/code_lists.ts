import type { CodeList } from '#kernel/records/fields/kinds'

type NamedList = Exclude<CodeList, 'time_zone' | 'model'>

const names = new Map<string, Intl.DisplayNames>()
const types: Record<NamedList, Intl.DisplayNamesType> = {
  currency: 'currency',
  country: 'region',
  language: 'language',
}

/** The name of a code in the user's language: "UA" → "Ukraine". */
export function codeName(list: Exclude<CodeList, 'model'>, code: string, locale: string) {
  if (list === 'time_zone') return code.replaceAll('_', ' ')
  const key = `${locale}:${list}`
  let display = names.get(key)
  if (!display) names.set(key, (display = new Intl.DisplayNames(locale, { type: types[list] })))
  try {
    return display.of(code) ?? code
  } catch {
    return code
  }
}

const LANGUAGES =
  'en uk de fr es it pl pt nl cs sk ro hu bg hr sl lt lv et fi sv da nb el tr ar he fa hi zh ja ko'

/** Every code of a list. Countries come as a chunk of their own, when first asked for. */
export async function codesOf(list: Exclude<CodeList, 'model'>): Promise<string[]> {
  if (list === 'currency') return Intl.supportedValuesOf('currency')
  if (list === 'time_zone') return ['UTC', ...Intl.supportedValuesOf('timeZone')]
  if (list === 'language') return LANGUAGES.split(' ')
  const { default: codes } = await import('i18n-iso-countries/codes.json')
  return codes.map(([alpha2]) => alpha2)
}
