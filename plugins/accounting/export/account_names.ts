import type { AccountKind } from '../ledger/account_types.js'
import type { BookAccount } from './books.js'

/** How a program calls the five kinds, and what it takes as a part of a name. */
interface Naming {
  roots: Record<AccountKind, string>
  part(text: string): string
}

/**
 * A name for each account: its kind, the groups it is in, code and name. Two that would be called the same are told
 * apart by their numbers here. Pure.
 */
export function accountNames(accounts: readonly BookAccount[], { roots, part }: Naming) {
  const names = new Map<number, string>()
  const taken = new Set<string>()
  for (const { id, code, name, kind, groups } of accounts) {
    const parts = [...groups, `${code} ${name}`].map(part).filter(Boolean)
    const plain = [roots[kind], ...parts].join(':')
    const own = taken.has(plain) ? [roots[kind], ...parts, part(`n${id}`)].join(':') : plain
    taken.add(own)
    names.set(id, own)
  }
  return names
}
