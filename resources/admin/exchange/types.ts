/** A field a column may fill. */
export interface ImportTarget {
  field: string
  label: string
  kind: string
  required: boolean
  lookups?: { field: string; label: string }[]
}

export interface ColumnMapping {
  field: string
  lookup?: string
  format?: string
}

export interface Mapping {
  match: string[]
  columns: Record<string, ColumnMapping>
  defaults: Record<string, unknown>
  on_match: 'update' | 'skip'
}

export interface Preview {
  encoding: string
  delimiter: string
  headers: string[]
  rows: string[][]
  suggestion: Mapping
}

export interface ImportProgress {
  id: number
  state: 'waiting' | 'running' | 'done' | 'failed'
  problem: string | null
  is_dry_run: boolean
  row_count: number
  created_count: number
  updated_count: number
  skipped_count: number
  refused_count: number
}
