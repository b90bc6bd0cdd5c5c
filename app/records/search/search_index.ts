import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { mysqlIndex } from '#kernel/records/search/mysql_index'
import { sqliteIndex } from '#kernel/records/search/sqlite_index'

/** Where an entry belongs: nobody asks for entries of other models or other companies. */
export interface Place {
  model: string
  /** null: every company's. */
  company: number | null
  isArchived: boolean
}

/** What a record's texts say. */
export interface Said {
  words: readonly string[]
  /** Each text as one word. */
  wholes: readonly string[]
  /** The words say all of the texts. */
  isWhole: boolean
}

/** What someone looks for in the palette. */
export interface Wanted {
  models: readonly string[]
  /** The companies read; records of every company are always among them. */
  companies: readonly number[]
  /** Of whose entries words count. */
  audiences: readonly string[]
  /** Folded words, each of which must be there; at least one. */
  words: readonly string[]
  /** All that was typed as one word: entries with exactly this text come first. */
  whole: string
  /** The most ids of each model. */
  limit: number
  /** The milliseconds that are left for all questions to the index. */
  left(): number
}

/** Records of one model that may fit. */
export interface Proposed {
  ids: number[]
  /** There are no others; false where there may be, or where the index took too long to say. */
  isAll: boolean
}

/** What a list looks for in one model. */
export interface Sought {
  model: string
  /** Those whose records the list shows; null is every company's own. */
  companies: readonly (number | null)[]
  audiences: readonly string[]
  /** Archived records count as well. */
  archived: boolean
  /** Each must stand within a word of the record; at least one, none shorter than three signs. */
  needles: readonly string[]
  limit: number
  /** Milliseconds the index may take. */
  longest: number
}

/**
 * The full-text index of the engine. It proposes records and may propose too many: whoever asks
 * reads them through his rules and compares their words again.
 */
export interface SearchIndex {
  /** What a record's texts say, as the engine's index takes it. */
  text(place: Place, said: Said): string
  /** Live ones by model, exact ones first and then the newest. Its cost does not grow with the table. */
  candidates(ctx: Context, wanted: Wanted): Promise<Map<string, Proposed>>
  /** Every record that may have all needles; null where those are more than the limit, or would take long to gather. */
  within(ctx: Context, sought: Sought): Promise<number[] | null>
}

export function searchIndex(): SearchIndex {
  return engine === 'sqlite' ? sqliteIndex : mysqlIndex
}
