const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const UNSEEN = /^[\p{Mn}\p{Me}\p{Cf}]+$/u
const PLAIN = /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u058f]*$/
/** East Asian wide letters, and emoji that are shown as pictures. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u

/** How many places a text takes where all letters are equally wide: Chinese ones and emoji take two. */
export function displayWidth(text: string) {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment)
  return width
}

/** A text in lines of at most `most` places, broken between words where there are any. */
export function wrap(text: string, most: number): string[] {
  if (displayWidth(text) <= most) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => pieces(one, most))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= most) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function pieces(word: string, most: number): string[] {
  if (displayWidth(word) <= most) return [word]
  const found = ['']
  let width = 0
  for (const { segment } of graphemes.segment(word)) {
    width += widthOf(segment)
    if (width > most) {
      found.push('')
      width = widthOf(segment)
    }
    found[found.length - 1] += segment
  }
  return found
}

function widthOf(segment: string) {
  if (UNSEEN.test(segment)) return 0
  return WIDE.test(segment) ? 2 : 1
}
