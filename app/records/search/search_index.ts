import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { mysqlIndex } from '#kernel/records/search/mysql_index'
import { sqliteIndex } from '#kernel/records/search/sqlite_index'

/** Where an entry belongs: nobody asks for entries of other models or other companies. */
export interface Place {
  model: string
  /** null: every company's. */
  company: number | null
}

/** What to look for. */
export interface Wanted {
  models: readonly string[]
  /** The companies read; records of every company are always among them. */
  companies: readonly number[]
  /** Folded words, each of which must be there; at least one. */
  words: readonly string[]
  /** All that was typed as one word: entries with exactly this text come first. */
  whole: string
  /** The most ids of each model. */
  limit: number
}

/**
 * The full-text index of the engine. It proposes records and may propose too many: whoever asks
 * reads them through his rules and compares their words again.
 */
export interface SearchIndex {
  /** The words of an entry as the engine's index takes them. */
  text(place: Place, words: readonly string[], wholes: readonly string[]): string
  /** Ids by model, exact ones first and then the newest. Its cost does not grow with the table. */
  candidates(ctx: Context, wanted: Wanted): Promise<Map<string, number[]>>
}

export function searchIndex(): SearchIndex {
  return engine === 'sqlite' ? sqliteIndex : mysqlIndex
}
