import type { Model } from '#kernel/records/model'
import { indexedFields } from '#kernel/records/search/indexed'
import { searchIndex } from '#kernel/records/search/search_index'
import { wholeOf, wordsOf } from '#kernel/records/search/words'

type Row = Record<string, unknown>

/** A record as the index keeps it. */
export interface SearchEntry {
  model: string
  record_id: number
  company_id: number | null
  words: string
}

/** The entry of a record's row; null for what is not to be found: archived, or without any word. */
export function entryOf(model: Model, row: Row): SearchEntry | null {
  if (row.archived_at) return null
  const texts = textsOf(model, row)
  const words = new Set(texts.flatMap(wordsOf))
  if (words.size === 0) return null
  const company = row.company_id ? Number(row.company_id) : null
  const place = { model: model.name, company }
  return {
    model: model.name,
    record_id: Number(row.id),
    company_id: company,
    words: searchIndex().text(place, [...words], [...new Set(texts.map(wholeOf))]),
  }
}

function textsOf(model: Model, row: Row): string[] {
  return indexedFields(model)
    .map((field) => row[field.key])
    .filter((value) => value !== null && value !== undefined && value !== '')
    .map(String)
}
