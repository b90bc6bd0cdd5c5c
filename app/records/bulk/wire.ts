/** What became of one record of many. */
export interface BulkResult {
  id: number
  status: number
  error?: { code: string; title: string; detail: string; errors: unknown[] }
  /** For the screens, which may take it back: its version now, and what it held before. */
  version?: number
  before?: Record<string, unknown>
}
