/** An open item as a payment sees it; amounts above zero, in minor units of the item's currency. */
export interface Proposable {
  id: number
  dueOn: string
  open: bigint
  /** What may be kept of it for paying early, on the day of the payment. */
  discount: bigint
}

export interface Share {
  id: number
  amount: bigint
  discount: bigint
}

/**
 * Divides money among open items of its own currency, oldest due first, as far as it reaches. Whoever pays an item
 * but for its early-payment discount closes it; a part of an item gets no discount.
 */
export function allocate(items: readonly Proposable[], money: bigint): Share[] {
  let left = money
  const shares: Share[] = []
  for (const item of oldestFirst(items)) {
    if (left <= 0n) break
    const share = shareOf(item, left)
    left -= share.amount
    shares.push(share)
  }
  return shares
}

/** What money pays of one item: all of it less its discount, or as much as there is. */
export function shareOf({ id, open, discount }: Proposable, money: bigint): Share {
  const wanted = open - discount
  return money >= wanted ? { id, amount: wanted, discount } : { id, amount: money, discount: 0n }
}

/** What is due until a day; where nothing is, the item that is due next. */
export function dueUntil<T extends Proposable>(items: readonly T[], day: string): T[] {
  const sorted = oldestFirst(items)
  const due = sorted.filter((item) => item.dueOn <= day)
  return due.length > 0 ? due : sorted.slice(0, 1)
}

const oldestFirst = <T extends Proposable>(items: readonly T[]) =>
  items.toSorted((a, b) => (a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1))
