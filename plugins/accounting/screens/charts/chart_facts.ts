/** A chart as it is offered. */
export interface ChartFacts {
  id: string
  accounts: number
  languages: readonly string[]
  rates: number[]
}

/** An account of a chart that is looked at. */
export interface ChartRow {
  key: string
  label: string
  otherName: string | null
  type: string
  isGroup: boolean
  depth: number
}

/** A chart beside the one the company has. */
export interface Beside {
  chart: string
  purposes: { purpose: string; here: string | null; there: string | null }[]
  accounts: ChartRow[]
  taxes: { code: string; name: string; otherName: string | null; scope: string }[]
}

/** One thing a newer edition would do. */
export interface ChartStep {
  id: string
  of: 'accounts' | 'boxes' | 'taxes' | 'rules'
  label: string
  does: 'add' | 'change' | 'remove'
  field: string | null
  from: string | boolean | null
  to: string | boolean | null
  why: string | null
}
