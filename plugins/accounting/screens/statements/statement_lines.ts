/** A statement as it comes from the server. */
export interface Account {
  id: number
  code: string
  name: string
  amounts: string[]
  changes: Change[]
}
export interface Change {
  difference: string | null
  percent: string | null
}
export interface Row {
  key: string
  label: string
  level: number
  is_bold: boolean
  is_share: boolean
  measure: string | null
  sign: number
  amounts: (string | null)[] | null
  changes: Change[]
  accounts: Account[]
}
export interface Column {
  from: string
  to: string
}
export interface Comparison {
  compare: 'none' | 'year' | 'period' | 'both'
  times: number
  difference: boolean
  percent: boolean
}

/** What stands in one column of the table: an amount of a span of days, or what changed from it to the first. */
export interface Cell {
  of: 'amount' | 'difference' | 'percent'
  at: number
}

/** One line of the table. */
export interface Line {
  key: string
  /** The row of the statement it is, or is beneath. */
  row: string
  label: string
  level: number
  isBold?: boolean
  isMuted?: boolean
  isShare?: boolean
  amounts: (string | null)[] | null
  /** Its accounts are shown below it on a click. */
  opens?: string
  account?: { id: number; measure: string; sign: number }
}

/** An amount of each span and, beside all but the first, what is asked for of what changed. */
export function cellsOf(columns: Column[], { difference, percent }: Comparison): Cell[] {
  return columns.flatMap((_, at): Cell[] => [
    { of: 'amount', at },
    ...(at > 0 && difference ? [{ of: 'difference' as const, at }] : []),
    ...(at > 0 && percent ? [{ of: 'percent' as const, at }] : []),
  ])
}

/** Rows as they stand below each other, accounts below those that are open. */
export function linesOf(rows: Row[], cells: Cell[], opened: ReadonlySet<string>): Line[] {
  return rows.flatMap((row): Line[] => [
    {
      key: row.key,
      row: row.key,
      label: row.label,
      level: row.level,
      isBold: row.is_bold,
      isShare: row.is_share,
      amounts: row.amounts && shownIn(cells, row.amounts, row.changes),
      opens: row.accounts.length > 0 ? row.key : undefined,
    },
    ...(opened.has(row.key) ? row.accounts : []).map((one) => ({
      key: `${row.key} ${one.id}`,
      row: row.key,
      label: `${one.code} ${one.name}`,
      level: row.level + 1.25,
      isMuted: true,
      amounts: shownIn(cells, one.amounts, one.changes),
      account: { id: one.id, measure: row.measure ?? 'balance', sign: row.sign },
    })),
  ])
}

const shownIn = (cells: Cell[], amounts: (string | null)[], changes: Change[]) =>
  cells.map(({ of, at }) => (of === 'amount' ? amounts[at] : changes[at - 1][of]))
