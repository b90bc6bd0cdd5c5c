import type { Context } from '#kernel/companies/context'
import { placeholders } from '#kernel/records/query/sql'
import { isWithoutIndex } from '#kernel/records/search/rebuild_state'
import { isCommon, sampleOf } from '#kernel/records/search/mysql_sample'
import type { Sample } from '#kernel/records/search/mysql_sample'
import {
  endingTerm,
  placeCode,
  startTerm,
  tokensOf,
  unsaidTerm,
  wholeTerm,
} from '#kernel/records/search/mysql_tokens'
import { rowsInTime } from '#kernel/records/storage/rows_in_time'
import type { Proposed, SearchIndex, Sought, Wanted } from '#kernel/records/search/search_index'
import { WITHIN_FROM } from '#kernel/records/search/words'

/** Of words that most records have, so many of the newest are looked at instead of the list of all. */
const NEWEST = 5000

/**
 * FULLTEXT gathers the whole list of a word before it answers, so a word in every record of a large table would take
 * seconds. A sample of the newest records says which words those are; they are left to whoever compares the records.
 */
export const mysqlIndex: SearchIndex = {
  text: tokensOf,

  async candidates(ctx, wanted) {
    const { words, whole } = wanted
    if (await isWithoutIndex(ctx)) return newestWith(ctx, wanted, wanted.models)
    const terms = [wholeTerm(whole), ...words.map(pieceOf)]
    const samples = await sampleOf(ctx, wanted, wanted.models, terms)
    const exact = samples.filter((one) => !isCommon(one, 0)).map((one) => one.model)
    const found = await matching(ctx, wanted, exact, [(place) => wholeTerm(whole, place)])
    for (const { models, rare } of alike(samples, words)) {
      const isAll = rare.length > 0
      const more = isAll
        ? await matching(ctx, wanted, models, rare.map(termOf))
        : await newestWith(ctx, wanted, models)
      for (const [model, { ids, isAll: isWhole }] of more) {
        const all = [...new Set([...(found.get(model)?.ids ?? []), ...ids])]
        found.set(model, { ids: all, isAll: isAll && isWhole && ids.length < wanted.limit })
      }
    }
    return found
  },

  async within(ctx, sought) {
    const { model, needles, limit, audiences } = sought
    const terms = [unsaidTerm(), ...needles.map(pieceOf)]
    const [sample] = await sampleOf(ctx, sought, [model], terms)
    if (!sample) return []
    const rare = needles.filter((_, at) => !isCommon(sample, at + 1))
    if (rare.length === 0 || isCommon(sample, 0)) return null
    const places = placesOf([model], sought)
    const against = [
      allOf(rare.map((needle) => places.map(termOf(needle)))),
      places.map((place) => unsaidTerm(place)).join(' '),
    ]
    const rows = await rowsInTime<{ id: number }>(
      ctx,
      `${against.map(() => matches(audiences)).join(' UNION ')} LIMIT ?`,
      [...against.flatMap((one) => [one, model, ...audiences]), limit + 1],
      sought.longest
    )
    return !rows || rows.length > limit ? null : rows.map((row) => Number(row.id))
  },
}

const matches = (audiences: readonly string[]) =>
  'SELECT record_id AS id FROM search_entries WHERE MATCH (words) AGAINST (? IN BOOLEAN MODE) ' +
  `AND model = ? AND audience IN (${placeholders(audiences)})`

type Term = (place: string) => string

/** The newest of each model; of all of them none, and not all, where that takes too long. */
async function matching(
  ctx: Context,
  wanted: Wanted,
  models: readonly string[],
  terms: readonly Term[]
) {
  if (models.length === 0) return new Map<string, Proposed>()
  const { companies, audiences, limit } = wanted
  const places = placesOf(models, { companies: [null, ...companies], archived: false })
  const rows = await rowsInTime<{ model: string; id: number }>(
    ctx,
    'SELECT model, id FROM (' +
      'SELECT model, record_id AS id, ROW_NUMBER() OVER (PARTITION BY model ORDER BY record_id DESC) AS place ' +
      'FROM search_entries WHERE MATCH (words) AGAINST (? IN BOOLEAN MODE) ' +
      `AND model IN (${placeholders(models)}) AND audience IN (${placeholders(audiences)})` +
      ') AS ranked WHERE place <= ? ORDER BY model, place',
    [allOf(terms.map((term) => places.map(term))), ...models, ...audiences, limit],
    wanted.left()
  )
  return rows ? byModel(rows, { isAll: true }) : unknown(models)
}

/** Of the newest records of each model those with words that many have; of older ones nothing is said. */
async function newestWith(ctx: Context, wanted: Wanted, models: readonly string[]) {
  const { words, companies, audiences, limit } = wanted
  const like = words.map(() => 'CAST(words AS BINARY) LIKE ?').join(' AND ')
  const newest = models.map(
    () =>
      '(SELECT model, id FROM (SELECT model, record_id AS id, company_id, words FROM search_entries ' +
      `WHERE model = ? AND audience IN (${placeholders(audiences)}) ` +
      `ORDER BY record_id DESC LIMIT ${NEWEST}) AS newest WHERE ${like} ` +
      `AND (company_id IS NULL OR company_id IN (${placeholders(companies)})) ORDER BY id DESC LIMIT ?)`
  )
  const pieces = words.map((word) => Buffer.from(`%${pieceOf(word)}%`))
  const rows = await ctx.rows<{ model: string; id: number }>(
    newest.join(' UNION ALL '),
    models.flatMap((model) => [model, ...audiences, ...pieces, ...companies, limit])
  )
  return new Map([...unknown(models), ...byModel(rows, { isAll: false })])
}

function byModel(rows: readonly { model: string; id: number }[], { isAll }: { isAll: boolean }) {
  const found = new Map<string, Proposed>()
  for (const { model, id } of rows) {
    if (!found.has(model)) found.set(model, { ids: [], isAll })
    found.get(model)!.ids.push(Number(id))
  }
  return found
}

const unknown = (models: readonly string[]) =>
  new Map<string, Proposed>(models.map((model) => [model, { ids: [], isAll: false }]))

/** Models in which the same words are rare: one question for all of them. */
function alike(samples: readonly Sample[], words: readonly string[]) {
  const groups = new Map<string, { models: string[]; rare: string[] }>()
  for (const sample of samples) {
    const rare = words.filter((_, at) => !isCommon(sample, at + 1))
    const key = rare.join(' ')
    const group = groups.get(key) ?? { models: [], rare }
    group.models.push(sample.model)
    groups.set(key, group)
  }
  return [...groups.values()]
}

type Within = Pick<Sought, 'companies' | 'archived'>

function placesOf(models: readonly string[], { companies, archived }: Within) {
  const states = archived ? [false, true] : [false]
  return models.flatMap((model) =>
    companies.flatMap((company) =>
      states.map((isArchived) => placeCode({ model, company, isArchived }))
    )
  )
}

const isShort = (word: string) => [...word].length < WITHIN_FROM

/** Wherever it belongs. */
const pieceOf = (word: string) => (isShort(word) ? startTerm(word) : endingTerm(word))

const termOf =
  (word: string): Term =>
  (place) =>
    isShort(word) ? startTerm(word, place) : `${endingTerm(word, place)}*`

/** All of several, for each of which there are several ways. */
function allOf(terms: readonly string[][]) {
  return terms.map((ways) => (ways.length === 1 ? `+${ways[0]}` : `+(${ways.join(' ')})`)).join(' ')
}
