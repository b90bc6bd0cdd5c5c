export interface Fact {
  key: string
  params: Record<string, string | number>
}

/** A step of moving in, with what was read of it. */
export interface Step {
  step: string
  facts: Fact[]
  missing: Fact[]
  href: string | null
  state: 'signed' | 'changed' | 'ready' | 'open'
  signature: { by: string; at: string; note: string | null } | null
}

/** An opening beside what the books before say. */
export interface OpeningControls {
  id: number
  text: string
  onDate: string
  state: 'draft' | 'posted'
  mayUndo: boolean
  controls: {
    of: string
    expected: string | null
    found: string
    difference: string | null
  }[]
}
