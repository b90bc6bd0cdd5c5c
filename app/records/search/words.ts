const LONGEST = 60
const MOST_RECORD_WORDS = 120
const MOST_QUERY_WORDS = 8
/** From so many signs on a word is found anywhere within another; shorter ones at its beginning. */
export const WITHIN_FROM = 3

/** Letters that carry their mark inside, which normalisation does not take off. */
const BARE: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ς: 'σ' }

/** Without marks, and the same in every normal form. */
const BASIC = /^\p{ASCII}*$/u

/**
 * Text as it is compared: without case, without marks on Latin letters, without apostrophes. Marks of other
 * alphabets stay: "й" is no "и".
 */
export function fold(text: string): string {
  if (BASIC.test(text)) return text.toLowerCase().replaceAll(/['`]/g, '')
  return text
    .normalize('NFD')
    .toLocaleLowerCase('und')
    .replaceAll(/[ßøłđæœς]/gu, (letter) => BARE[letter])
    .replaceAll(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/['’ʼ‘`´]/gu, '')
}

/**
 * The words of a text. What stands together with signs in between is also one word: "AB-12/3" is
 * found as "12", as "ab-12/3" and as "ab123".
 */
export function wordsOf(text: string): string[] {
  return readWords(text).words
}

/**
 * Signs the index does not take for letters although a database may: "Ⓐ", "ℓ", letters beyond the first 65,536 signs.
 */
const STRANGE =
  /[\u1d00-\u1dbf\u2100-\u2115\u2117-\u2121\u2123-\u214f\u2460-\u24ff]|[\u{10000}-\u{10ffff}]/u

/**
 * The words of a text, and whether they say all of it: a very long text has more, and signs that databases compare in
 * ways of their own, so a part of it may stand in the record and not among its words.
 */
export function readWords(text: string): { words: string[]; isWhole: boolean } {
  const found = new Set<string>()
  let isWhole = !STRANGE.test(text) && text === text.normalize('NFC')
  const add = (word: string) => {
    if (word.length > LONGEST) isWhole = false
    found.add(word.slice(0, LONGEST))
  }
  for (const run of fold(text).split(/\s+/)) {
    const parts = partsOf(run)
    parts.forEach(add)
    if (parts.length > 1) add(parts.join(''))
    if (found.size < MOST_RECORD_WORDS) continue
    isWhole = false
    break
  }
  return { words: [...found], isWhole }
}

/** Letters that every database compares as the index does; of other alphabets lists look for themselves. */
const PLAIN =
  /^(?:[!-~]|(?=\p{L})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}])+$/u

/**
 * What the words of every text must hold within one of them if the text holds this piece, which has no blanks; null
 * where words cannot tell: it is too short, or has signs that are compared in other ways.
 */
export function needleOf(piece: string): string | null {
  if (!PLAIN.test(piece) || STRANGE.test(piece)) return null
  const needle = wholeOf(piece)
  return [...needle].length < WITHIN_FROM || needle.length > LONGEST ? null : needle
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
