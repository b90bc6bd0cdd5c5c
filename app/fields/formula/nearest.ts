/** The name most like the one written, for "did you mean"; undefined if none is close. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const limit = Math.ceil(written.length / 3)
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    const last = name.slice(name.lastIndexOf('.') + 1)
    const distance = last === written ? 0 : distanceOf(written, name)
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { name, distance }
  }
  return best?.name
}

/** How many letters must be changed, added or left out to make one word the other. */
function distanceOf(one: string, other: string) {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(changed, before[j] + 1, row[j - 1] + 1))
    }
    before = row
  }
  return before[other.length]
}
