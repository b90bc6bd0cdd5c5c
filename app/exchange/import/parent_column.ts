import type { ImportTarget } from '#kernel/exchange/import/targets'

/** "Parent" as a word of its own or the beginning of one in a name: never that of "transparent". */
const PARENT = /(?<!\p{L})parent|Parent|PARENT/u

/** The same in other languages, by what all of its forms share. */
const ELSEWHERE = [
  'nadrzędn',
  'батьківськ',
  'вищого рівня',
  'родител',
  'вышестоящ',
  'übergeordnet',
  'oberkonto',
  'père',
  'padre',
  'superiore',
]

/** Whether a column is called like one that says what a record stands beneath. */
export function namesParent(header: string) {
  const folded = header.toLocaleLowerCase('und')
  return PARENT.test(header) || ELSEWHERE.some((word) => folded.includes(word))
}

/**
 * How a column of parents is looked up: by the field whose own column of the file has the same values, else by the one
 * its header ends in ("parent_code"). Undefined where neither says.
 */
export function parentLookup(
  lookups: NonNullable<ImportTarget['lookups']>,
  header: string,
  cells: string[],
  beside: Map<string, string[]>
): string | undefined {
  const hits = lookups.map(({ field }) => {
    const own = new Set(beside.get(field))
    return { field, count: cells.filter((cell) => own.has(cell)).length }
  })
  const best = hits.toSorted((one, other) => other.count - one.count).at(0)
  if (best && best.count > 0) return best.field
  const last = header.toLocaleLowerCase('und').split(/[^\p{L}\p{N}]+/u)
  return lookups.find(({ field, label }) =>
    [field, label.toLocaleLowerCase('und')].includes(last.at(-1)!)
  )?.field
}
