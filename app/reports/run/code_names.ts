const TYPES = { country: 'region', language: 'language' } as const

/** Whether codes of a list are better read by their names; those of currencies are read as they are. */
const isNamed = (list: unknown): list is keyof typeof TYPES =>
  typeof list === 'string' && Object.hasOwn(TYPES, list)

/** What codes of a public list are called in a language, by code: "Germany" for DE. A code nobody knows has no name. */
export function codeNames(list: unknown, codes: Iterable<unknown>, locale: string) {
  const found = new Map<string, string>()
  if (!isNamed(list)) return found
  const names = new Intl.DisplayNames(locale, { type: TYPES[list], fallback: 'none' })
  for (const code of codes) {
    const name = /^[A-Za-z]{2,3}$/.test(String(code ?? '')) && names.of(String(code))
    if (name) found.set(String(code), name)
  }
  return found
}
