/** A value that may stand below another. */
export interface Leaf {
  id: number
  parentId: number | null
  label: string
}

/** The same in its place: below what it belongs to, so deep. */
export interface Placed {
  id: number
  label: string
  depth: number
}

/** All values in the order they are shown: each below what it belongs to. What belongs to nothing known is on top. Pure. */
export function inTree(leaves: readonly Leaf[]): Placed[] {
  const known = new Set(leaves.map((one) => one.id))
  const below = Map.groupBy(leaves, ({ parentId }) => (known.has(parentId!) ? parentId : null))
  const placed: Placed[] = []
  const place = (parent: number | null, depth: number) => {
    for (const { id, label } of below.get(parent) ?? []) {
      placed.push({ id, label, depth })
      place(id, depth + 1)
    }
  }
  place(null, 0)
  return placed
}

/** A value and all below it. Pure. */
export function under(leaves: readonly Leaf[], id: number): number[] {
  const found = [id]
  for (const at of found) {
    for (const one of leaves) if (one.parentId === at && !found.includes(one.id)) found.push(one.id)
  }
  return found
}
