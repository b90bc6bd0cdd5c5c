const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text)

/**
 * The name of a chart's row in its other language, where it helps: who reads Ukrainian needs none beside a Ukrainian
 * name, and who does not, no Ukrainian one.
 */
export function otherName(locale: string, name: string, other: string | null): string | null {
  if (!other) return null
  return isCyrillic(locale.startsWith('uk') ? name : other) ? null : other
}
