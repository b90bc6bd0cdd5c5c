/** A field a column may fill. */
export interface ImportTarget {
  field: string
  label: string
  kind: string
  required: boolean
  lines?: string
  lookups?: { field: string; label: string }[]
  title?: string
  path?: string
  choices?: { value: string; label: string }[]
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
  encoding?: string
  delimiter?: string
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet?: string
  sheets?: string[]
  headers: string[]
  rows: string[][]
  suggestion: Mapping
  /** Mappings kept before whose columns this file has. */
  saved: { id: number; name: string; mapping: Mapping }[]
}

export interface ImportProgress {
  id: number
  file_name: string
  model: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'
  problem: string | null
  is_dry_run: boolean
  total_count: number
  row_count: number
  created_count: number
  updated_count: number
  skipped_count: number
  refused_count: number
  undone_count: number
  kept_count: number
  file_removed_at: string | null
  created_at: string
  finished_at: string | null
  /** The first of the refused rows, with what is wrong with them. */
  refusals: { row: number; problem: string }[]
  /** The first records an undo could not take back. */
  kept: { row: number; record_id: number; problem: string }[]
}

/** Where the records of an import go. */
export interface ImportInto {
  name: string
  plugin: string
  id: string
  segment: string
}
