import type { Model } from '#kernel/records/model'
import { indexedFields } from '#kernel/records/search/indexed'
import { searchIndex } from '#kernel/records/search/search_index'
import { readWords, wholeOf } from '#kernel/records/search/words'

type Row = Record<string, unknown>

/** A record as the index keeps it. */
export interface SearchEntry {
  model: string
  record_id: number
  company_id: number | null
  words: string
}

/** The entry of a record's row; null for one without any word. Archived ones are marked, lists may ask for them. */
export function entryOf(model: Model, row: Row): SearchEntry | null {
  const texts = textsOf(model, row)
  const read = texts.map(readWords)
  const words = new Set(read.flatMap((one) => one.words))
  const isWhole = read.every((one) => one.isWhole)
  if (words.size === 0 && isWhole) return null
  const company = row.company_id ? Number(row.company_id) : null
  const place = { model: model.name, company, isArchived: Boolean(row.archived_at) }
  const wholes = [...new Set(texts.map(wholeOf))]
  return {
    model: model.name,
    record_id: Number(row.id),
    company_id: company,
    words: searchIndex().text(place, { words: [...words], wholes, isWhole }),
  }
}

function textsOf(model: Model, row: Row): string[] {
  return indexedFields(model)
    .map((field) => row[field.key])
    .filter((value) => value !== null && value !== undefined && value !== '')
    .map(String)
}
