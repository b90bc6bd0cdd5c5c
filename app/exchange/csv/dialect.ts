const DELIMITERS = [',', ';', '\t', '|'] as const

/** What separates the fields of a CSV file: the candidate that the first lines agree on best. */
export function detectDelimiter(sample: string): string {
  const told = /^sep=([,;\t|])\r?\n/.exec(sample)
  if (told) return told[1]
  const lines = logicalLines(sample).slice(0, 20)
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => outsideQuotes(line).split(delimiter).length - 1)
    const first = counts[0] ?? 0
    const score = first === 0 ? 0 : first * counts.filter((count) => count === first).length
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Lines, a quoted line break inside a field not counted; the last may be cut and is left out. */
function logicalLines(sample: string) {
  const lines: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < sample.length; at++) {
    const letter = sample[at]
    if (letter === '"') quoted = !quoted
    if (quoted || (letter !== '\n' && letter !== '\r')) continue
    if (at > start) lines.push(sample.slice(start, at))
    start = at + 1
  }
  if (lines.length === 0) lines.push(sample)
  return lines
}

function outsideQuotes(line: string) {
  return line.replace(/"(?:[^"]|"")*"/g, '')
}
