import type { Model } from '#kernel/records/model'
import type { CompanyTexts } from '#kernel/records/search/company_texts'
import { indexedFields } from '#kernel/records/search/indexed'
import { searchIndex } from '#kernel/records/search/search_index'
import { readWords, wholeOf } from '#kernel/records/search/words'

type Row = Record<string, unknown>

/** A record as the index keeps it. */
export interface SearchEntry {
  model: string
  record_id: number
  company_id: number | null
  /** For whom it is: empty for whoever reads the record, else the company whose custom values it says too. */
  audience: string
  words: string
}

/**
 * The entry of a record's row for whoever reads it, with what its custom values say; null for one without any word.
 * Archived ones are marked, lists may ask for them.
 */
export function entryOf(
  model: Model,
  row: Row,
  custom: readonly string[] = []
): SearchEntry | null {
  const company = row.company_id ? Number(row.company_id) : null
  return entryFor(model, row, custom, { company_id: company, audience: '' })
}

/**
 * Every entry a record needs. Of one that companies share there is another for each company that gave it custom
 * values: nobody else's words lead to it.
 */
export function entriesOf(
  model: Model,
  row: Row,
  custom: readonly CompanyTexts[] = []
): SearchEntry[] {
  if (model.scope === 'company') {
    return present([
      entryOf(
        model,
        row,
        custom.flatMap((one) => one.texts)
      ),
    ])
  }
  const beside = custom.map(({ company, texts }) =>
    entryFor(model, row, texts, { company_id: company, audience: String(company) })
  )
  return present([entryOf(model, row), ...beside])
}

const present = (entries: readonly (SearchEntry | null)[]) =>
  entries.filter((one): one is SearchEntry => one !== null)

function entryFor(
  model: Model,
  row: Row,
  custom: readonly string[],
  whose: Pick<SearchEntry, 'company_id' | 'audience'>
): SearchEntry | null {
  const texts = [...textsOf(model, row), ...custom]
  const read = texts.map(readWords)
  const words = new Set(read.flatMap((one) => one.words))
  const isWhole = read.every((one) => one.isWhole)
  if (words.size === 0 && isWhole) return null
  const place = {
    model: model.name,
    company: whose.company_id,
    isArchived: Boolean(row.archived_at),
  }
  const wholes = [...new Set(texts.map(wholeOf))]
  return {
    model: model.name,
    record_id: Number(row.id),
    ...whose,
    words: searchIndex().text(place, { words: [...words], wholes, isWhole }),
  }
}

function textsOf(model: Model, row: Row): string[] {
  return indexedFields(model)
    .map((field) => row[field.key])
    .filter((value) => value !== null && value !== undefined && value !== '')
    .map(String)
}
