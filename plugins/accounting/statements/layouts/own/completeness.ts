import type { SetMember } from '../../account_set.js'
import { isIn } from '../../account_set.js'
import { evaluate, type MeasuredAccount } from '../../evaluate.js'
import type { Layout, LayoutRow, Measure } from '../../layout.js'

/** An account as it is named to people. */
export interface NamedAccount extends SetMember {
  id: number
  name: string
}

/** An account and the rows it stands in, by key. */
export interface Landing {
  id: number
  code: string
  name: string
  rows: string[]
}

/** Which accounts do not land once: each list is empty where a layout is complete. */
export interface Completeness {
  /** In no row, or not with all that is asked of them. */
  missing: Landing[]
  /** In several rows that are added up, so that they count more than once. */
  double: Landing[]
  /** In a row that is not added up where all must be. */
  unsummed: Landing[]
  /** Added where the others are taken away. */
  turned: Landing[]
}

/** What an account's balance is made of; each part is to count once. */
const PARTS = ['earlier', 'year', 'opening', 'movement'] as const
type PartKey = (typeof PARTS)[number]

/** About a day, a balance is what came before the year and what came in it; about a time, what stood before and what moved. */
const MADE_OF: Record<Layout['of'], Record<Measure, readonly PartKey[]>> = {
  day: {
    balance: ['earlier', 'year'],
    earlier: ['earlier'],
    year: ['year'],
    opening: ['opening'],
    movement: ['movement'],
  },
  time: {
    balance: ['opening', 'movement'],
    opening: ['opening'],
    movement: ['movement'],
    earlier: ['earlier'],
    year: ['year'],
  },
}
const ASKED: Record<Layout['of'], readonly PartKey[]> = {
  day: ['earlier', 'year'],
  time: ['movement'],
}

/**
 * Whether every account a layout covers lands once, whatever is booked: each part of its balance is followed through the
 * rows to what must hold all of them. Pure; accounts without figures are judged too.
 */
export function completeness(layout: Layout, accounts: readonly NamedAccount[]): Completeness {
  const found: Completeness = { missing: [], double: [], unsummed: [], turned: [] }
  const judged = new Map<string, Verdict>()
  const signs = new Map<bigint, Landing[]>()
  const covered = accounts.filter((one) => layout.covers?.includes(one.kind) ?? true)
  for (const account of covered) {
    const rows = layout.rows.filter((row) => row.accounts && isIn(account, row.accounts))
    const keys = rows.map((row) => row.key)
    const alike = keys.join()
    if (!judged.has(alike)) judged.set(alike, judge(layout, rows, account))
    const verdict = judged.get(alike)!
    const { id, code, name } = account
    const landing = { id, code, name, rows: keys }
    if (typeof verdict === 'string') found[verdict].push(landing)
    else signs.set(verdict, [...(signs.get(verdict) ?? []), landing])
  }
  const bySize = [...signs.values()].sort((one, other) => other.length - one.length)
  found.turned = bySize.slice(1).flat()
  return found
}

/** What is wrong with accounts in these rows, or the sign they are added up with. */
type Verdict = 'missing' | 'double' | 'unsummed' | bigint

function judge(layout: Layout, rows: readonly LayoutRow[], account: NamedAccount): Verdict {
  const asked = ASKED[layout.of]
  const times = asked.map(
    (part) => rows.filter((row) => partsOf(layout, row).includes(part)).length
  )
  if (times.some((count) => count === 0)) return 'missing'
  const targets = [...(layout.checks ?? []), ...(layout.whole ? [layout.whole] : [])]
  if (targets.length === 0) return times.some((count) => count > 1) ? 'double' : 1n
  const weights = weigh(layout, account)
  const reached = targets.map((key) =>
    asked.map((part) => weights.get(key)?.[PARTS.indexOf(part)] ?? 0n)
  )
  if (reached.some((one) => one.every((weight) => weight === 0n))) return 'unsummed'
  if (reached.some((one) => one.some((weight) => size(weight) !== 1n || weight !== one[0]))) {
    return 'double'
  }
  return reached[0][0]
}

const partsOf = (layout: Layout, row: LayoutRow) => MADE_OF[layout.of][row.measure ?? 'balance']
const size = (weight: bigint) => (weight < 0n ? -weight : weight)

/** How often each row holds each part of an account's balance: the layout with a one in that part. */
function weigh(layout: Layout, account: NamedAccount) {
  const amounts = Object.fromEntries(
    Object.entries(MADE_OF[layout.of]).map(([measure, parts]) => [
      measure,
      PARTS.map((part) => (parts.includes(part) ? 1n : 0n)),
    ])
  ) as MeasuredAccount['amounts']
  const whole = { ...layout, rows: layout.rows.map((row) => ({ ...row, hidesZero: false })) }
  const { rows } = evaluate(whole, [{ ...account, amounts }], PARTS.length)
  return new Map(rows.map((row) => [row.key, row.isShare ? [] : (row.amounts ?? [])] as const))
}
