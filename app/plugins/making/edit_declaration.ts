/** Adds an entry to a list of a declaration written by the stubs, or a list with that entry. */
export function addToList(source: string, property: string, entry: string) {
  const open = listAt(source, new RegExp(`^  ${property}: \\[`, 'm'))
  if (open !== undefined) return insertInto(source, open, entry)
  const end = source.lastIndexOf('})')
  if (end === -1) throw new Error('plugin.ts does not end with })')
  return `${source.slice(0, end)}  ${property}: [${entry}],\n${source.slice(end)}`
}

/** Gives a role further rights; a role that is not there is left to the author. */
export function addRights(source: string, role: string, rights: string[]) {
  const open = listAt(source, new RegExp(`^    ${role}: \\[`, 'm'))
  if (open === undefined) return source
  const close = closing(source, open)
  const grant = source.slice(open, close).indexOf('rights: [')
  const list = grant === -1 ? open : open + grant + 'rights: '.length
  return insertInto(source, list, rights.map((right) => `'${right}'`).join(', '))
}

/** The position of a list's bracket. */
function listAt(source: string, start: RegExp) {
  const match = start.exec(source)
  return match ? match.index + match[0].length - 1 : undefined
}

function insertInto(source: string, open: number, entry: string) {
  const close = closing(source, open)
  const inner = source.slice(open + 1, close).trimEnd()
  const comma = inner.trim() === '' || inner.endsWith(',') ? '' : ','
  return `${source.slice(0, open + 1)}${inner}${comma} ${entry}${source.slice(close)}`
}

/** The bracket that closes the one at `open`; brackets within quotes do not count. */
function closing(source: string, open: number) {
  let depth = 0
  let quote = ''
  for (let at = open; at < source.length; at++) {
    const letter = source[at]
    if (quote) {
      if (letter === quote && source[at - 1] !== '\\') quote = ''
    } else if (`'"\``.includes(letter)) quote = letter
    else if (letter === '[') depth++
    else if (letter === ']' && --depth === 0) return at
  }
  throw new Error('plugin.ts has a list that does not end')
}
