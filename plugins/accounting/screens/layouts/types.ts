/** A row as it is edited and travels; the server reads the same. */
export interface WireRow {
  key: string
  label: string
  other_label?: string
  code?: string
  level?: number
  accounts?: { kinds?: string[]; types?: string[]; codes?: string[]; except?: string[] }
  measure?: string
  sign?: 1 | -1
  formula?: string
  is_bold?: boolean
  hides_zero?: boolean
  must_be_nothing?: boolean
  holds_all?: boolean
}

export interface Figure {
  key: string
  amount: string | null
  is_share: boolean
  accounts: number
}

/** An account that does not land once, and the rows it is in. */
export interface Landing {
  id: number
  code: string
  name: string
  rows: string[]
}

export const FAULTS = ['missing', 'double', 'unsummed', 'turned'] as const

export interface Preview extends Record<(typeof FAULTS)[number], Landing[]> {
  rows: WireRow[]
  column: { from: string; to: string }
  figures: Figure[]
  broken: string[]
  accounts: number
  versions: { id: number; number: number; created_at: string }[]
  may_arrange: boolean
}
