const LONGEST = 75

/** A line of a card with its end: of more than 75 bytes it goes on in the next, after a blank; no letter is cut. */
export function folded(line: string): string {
  let text = ''
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > LONGEST) {
      text += '\r\n '
      bytes = 1
    }
    text += letter
    bytes += size
  }
  return `${text}\r\n`
}
