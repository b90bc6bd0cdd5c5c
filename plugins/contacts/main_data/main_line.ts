/** One of a party's several addresses, phones or e-mails; one of each kind is the main one. */
export interface MainLine {
  isMain: boolean
}

/**
 * Marks exactly one line as the main one: the one just marked, else the one that was, else the first.
 * `isShown` tells the line whose copy the party shows so far.
 */
export function settleMain<Line extends MainLine>(
  lines: Line[],
  isShown: (line: Line) => boolean
): Line | undefined {
  const marked = lines.filter((line) => line.isMain)
  const main = marked.find((line) => !isShown(line)) ?? marked[0] ?? lines.find(isShown) ?? lines[0]
  markMain(lines, main)
  return main
}

/** Marks this line as the main one and no other. */
export function markMain<Line extends MainLine>(lines: Line[], main: Line | undefined) {
  for (const line of lines) line.isMain = line === main
}
