/** An account of the tree, in its place among the others. */
export interface AccountRow {
  id: number
  label: string
  otherName: string | null
  type: string
  parentId: number | null
  isGroup: boolean
  depth: number
  balance: string
}

/** All headings: what is closed to see only the topmost accounts. */
export const headingsOf = (rows: AccountRow[]) =>
  new Set(rows.filter((one) => one.isGroup).map((one) => one.id))

/**
 * The rows in sight: those whose headings are all open; while something is searched for, what fits, with the headings
 * above it.
 */
export function shownRows(rows: AccountRow[], closed: ReadonlySet<number>, search: string) {
  const needle = search.trim().toLocaleLowerCase()
  const byId = new Map(rows.map((one) => [one.id, one]))
  if (needle === '') {
    return rows.filter((row) => above(row, byId).every(({ id }) => !closed.has(id)))
  }
  const wanted = new Set<number>()
  for (const row of rows) {
    if (!`${row.label} ${row.otherName ?? ''}`.toLocaleLowerCase().includes(needle)) continue
    for (const one of [row, ...above(row, byId)]) wanted.add(one.id)
  }
  return rows.filter(({ id }) => wanted.has(id))
}

function above(row: AccountRow, byId: ReadonlyMap<number, AccountRow>) {
  const headings: AccountRow[] = []
  for (let at = parentOf(row, byId); at; at = parentOf(at, byId)) headings.push(at)
  return headings
}

const parentOf = ({ parentId }: AccountRow, byId: ReadonlyMap<number, AccountRow>) =>
  parentId === null ? undefined : byId.get(parentId)
