const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/gy
const SPACE = /\s*/gy

/**
 * The path of a key that a JSON text gives twice in one object, if it does: programs disagree about which of the two
 * counts. The text has been parsed already, so its grammar is right.
 */
export function duplicateKey(text: string): string | undefined {
  const open: { keys: Set<string> | null; key: string }[] = []
  let previous = ''
  let word = next(text, 0)
  while (word) {
    const { value } = word
    const at = open.at(-1)
    if (value === '{') open.push({ keys: new Set(), key: '' })
    else if (value === '[') open.push({ keys: null, key: '' })
    else if (value === '}' || value === ']') open.pop()
    else if (at?.keys && value.startsWith('"') && (previous === '{' || previous === ',')) {
      at.key = JSON.parse(value) as string
      if (at.keys.has(at.key)) {
        return open
          .map(({ key }) => key)
          .filter(Boolean)
          .join('.')
      }
      at.keys.add(at.key)
    }
    previous = value
    word = next(text, word.end)
  }
  return undefined
}

function next(text: string, from: number) {
  SPACE.lastIndex = from
  SPACE.test(text)
  TOKEN.lastIndex = SPACE.lastIndex
  const value = TOKEN.exec(text)?.[0]
  return value === undefined ? undefined : { value, end: TOKEN.lastIndex }
}
