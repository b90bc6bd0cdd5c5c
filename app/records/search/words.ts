const LONGEST = 60
const MOST_RECORD_WORDS = 120
const MOST_QUERY_WORDS = 8
/** From so many signs on a word is found anywhere within another; shorter ones at its beginning. */
export const WITHIN_FROM = 3

/** Letters that carry their mark inside, which normalisation does not take off. */
const BARE: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' }

/**
 * Text as it is compared: without case, without marks on Latin letters, without apostrophes. Marks of other
 * alphabets stay: "й" is no "и".
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLocaleLowerCase('und')
    .replaceAll(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/['’ʼ‘`´]/gu, '')
    .replaceAll(/[ßøłđæœ]/gu, (letter) => BARE[letter])
}

/**
 * The words of a text. What stands together with signs in between is also one word: "AB-12/3" is
 * found as "12", as "ab-12/3" and as "ab123".
 */
export function wordsOf(text: string): string[] {
  const found = new Set<string>()
  for (const run of fold(text).split(/\s+/)) {
    const parts = partsOf(run)
    for (const part of parts) found.add(part.slice(0, LONGEST))
    if (parts.length > 1) found.add(parts.join('').slice(0, LONGEST))
    if (found.size >= MOST_RECORD_WORDS) break
  }
  return [...found]
}

/** The words someone looks for, each of which must be found. */
export function queryWords(typed: string): string[] {
  const words = partsOf(fold(typed)).map((word) => word.slice(0, LONGEST))
  return [...new Set(words)].slice(0, MOST_QUERY_WORDS)
}

/** A whole text as one word: a number or a name typed in full finds its record before all others. */
export function wholeOf(text: string): string {
  return partsOf(fold(text)).join('')
}

/** Whether each wanted word is in one of these. */
export function areFound(wanted: readonly string[], words: readonly string[]): boolean {
  return wanted.every((one) =>
    words.some((word) => (one.length < WITHIN_FROM ? word.startsWith(one) : word.includes(one)))
  )
}

function partsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
