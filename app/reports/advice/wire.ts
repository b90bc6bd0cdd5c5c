import type { Reason } from '#kernel/reports/advice/advise'
import type { IndexState } from '#kernel/reports/advice/kept_indexes'

/** A saved report that was slow when it last ran, why, and what would help, in words of the reader. */
export interface SlowReport {
  id: number
  /** Null where it is somebody else's own. */
  name: string | null
  source: string
  /** Milliseconds of the last run, and of the last few, the newest first. */
  took: number
  recent: number[]
  reason: Reason
  /** So many records it may have to look at. */
  records: number
  /** What the index would hold, or what stands in its way. */
  fields: string[]
  /** The index is asked for and being made. */
  isUnderWay: boolean
}

/** An index made for reports. */
export interface ShownIndex {
  id: number
  name: string
  source: string
  fields: string[]
  state: IndexState
  madeAt: string | null
  took: number | null
  size: number | null
  used: number
  usedAt: string | null
  problem: string | null
}

export interface IndexesProps {
  slow: SlowReport[]
  indexes: ShownIndex[]
  /** While an index is made nobody can save (SQLite). */
  holdsWriters: boolean
}
