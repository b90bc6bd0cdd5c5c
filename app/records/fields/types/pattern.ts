/**
 * The patterns an administrator may ask of a text: characters, classes (`[A-Z]`, `\d`, `\w`, `.`) and how often
 * each comes (`{3}`, `{2,4}`, `?`, `*`, `+`). No groups and alternatives, and at most two parts of no fixed
 * length: whatever text is tried, the answer comes at once.
 */
const PART =
  /(\\[dwDWsS.\\^$[\](){}*+?|/-]|\[\^?(?:\\.|[^\]\\])+\]|[^\\[\](){}*+?|^$])(\{\d{1,3}(?:,\d{0,3})?\}|[?*+])?/y
const MOST_VARIABLE = 2

/** The code of what is wrong with a pattern; undefined where it can be used. */
export function patternFault(pattern: string): string | undefined {
  PART.lastIndex = 0
  let variable = 0
  while (PART.lastIndex < pattern.length) {
    const part = PART.exec(pattern)
    if (!part) return 'E_PATTERN_UNKNOWN'
    if (part[2] && !/^\{\d+\}$/.test(part[2])) variable++
  }
  if (variable > MOST_VARIABLE) return 'E_PATTERN_COMPLEX'
  try {
    compiled(pattern)
    return undefined
  } catch {
    return 'E_PATTERN_UNKNOWN'
  }
}

const known = new Map<string, RegExp>()
const KEPT = 500

/** Whether the whole text looks as the pattern says. */
export function fitsPattern(text: string, pattern: string) {
  return compiled(pattern).test(text)
}

function compiled(pattern: string) {
  let found = known.get(pattern)
  if (!found) {
    found = new RegExp(`^${pattern}$`, 'u')
    if (known.size >= KEPT) known.clear()
    known.set(pattern, found)
  }
  return found
}
