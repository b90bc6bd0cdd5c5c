/** An open advance, by what it is called and how much of it is open, in minor units. */
export interface Choosable {
  id: number
  open: bigint
}

/** How much of each advance a document of this total uses: all of the first, then of the next, as far as it reaches. */
export function chooseAdvances(advances: readonly Choosable[], total: bigint) {
  let left = total
  const chosen: { id: number; amount: bigint }[] = []
  for (const { id, open } of advances) {
    if (left <= 0n) break
    const amount = open < left ? open : left
    chosen.push({ id, amount })
    left -= amount
  }
  return chosen
}
