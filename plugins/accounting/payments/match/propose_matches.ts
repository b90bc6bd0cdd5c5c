import { type Item, matchAll, type Pair } from './match_all.js'

/** What makes items belong together, the surest first. */
export const MATCH_RULES = ['reference', 'amount', 'oldest'] as const
export type MatchRule = (typeof MATCH_RULES)[number]

/** An open item with everything it is called by: its number, references, texts. */
export interface Candidate extends Item {
  dueOn: string
  names: readonly string[]
}

/** Items that should close each other, and what would. */
export interface MatchGroup {
  rule: MatchRule
  ids: number[]
  pairs: Pair[]
}

/**
 * Which open items of one party on one account belong together, by the rules given: those one of which names the
 * other; a debit and a credit of the same amount; then all that is left of a currency, oldest due first. An item is
 * in one group only. Pure; nothing is matched by it.
 */
export function proposeMatches(
  candidates: readonly Candidate[],
  rules: readonly MatchRule[] = MATCH_RULES
): MatchGroup[] {
  let left = candidates.toSorted(byAge)
  const groups: MatchGroup[] = []
  for (const rule of MATCH_RULES.filter((one) => rules.includes(one))) {
    for (const group of BY_RULE[rule](left)) {
      const pairs = matchAll(
        group.filter(isDebit),
        group.filter((one) => !isDebit(one))
      )
      if (pairs.length === 0) continue
      groups.push({ rule, ids: group.map((one) => one.id), pairs })
      left = left.filter((one) => !group.includes(one))
    }
  }
  return groups
}

const BY_RULE: Record<MatchRule, (items: Candidate[]) => Candidate[][]> = {
  reference: byReference,
  amount: byAmount,
  oldest: byCurrency,
}

/** A name shorter than this is in too many texts to mean anything. */
const SHORTEST = 4

/** Debits and credits that name each other, directly or by way of a third. */
function byReference(items: Candidate[]) {
  const groups: Candidate[][] = []
  const seen = new Set<Candidate>()
  for (const first of items) {
    if (seen.has(first)) continue
    const group = [first]
    seen.add(first)
    for (const one of group) {
      for (const other of items) {
        if (seen.has(other) || isDebit(other) === isDebit(one) || !belong(one, other)) continue
        seen.add(other)
        group.push(other)
      }
    }
    if (group.length > 1) groups.push(group.toSorted(byAge))
  }
  return groups
}

function belong(one: Candidate, other: Candidate) {
  return one.names.some((name) => isIn(name, other)) || other.names.some((name) => isIn(name, one))
}

function isIn(name: string, { names }: Candidate) {
  const wanted = plain(name)
  const whole = new RegExp(`(^| )${wanted}( |$)`)
  return (
    wanted.replaceAll(' ', '').length >= SHORTEST && names.some((one) => whole.test(plain(one)))
  )
}

/** "Invoice SAL/2026/00012, thanks" and "sal-2026-00012" are about the same. */
const plain = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The oldest debit of an amount with the oldest credit of the same. */
function byAmount(items: Candidate[]) {
  const taken = new Set<Candidate>()
  const groups: Candidate[][] = []
  for (const debit of items.filter(isDebit)) {
    const credit = items.find(
      (one) =>
        !isDebit(one) &&
        !taken.has(one) &&
        one.currency === debit.currency &&
        one.open === -debit.open
    )
    if (!credit) continue
    taken.add(credit)
    groups.push([debit, credit])
  }
  return groups
}

function byCurrency(items: Candidate[]) {
  return [...Map.groupBy(items, (one) => one.currency).values()]
}

const isDebit = ({ open, companyOpen }: Item) => open > 0n || (open === 0n && companyOpen > 0n)

function byAge(a: Candidate, b: Candidate) {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.id - b.id
}
