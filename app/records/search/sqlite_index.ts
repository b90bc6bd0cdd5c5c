import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { inTime } from '#kernel/records/query/costly'
import { placeholders } from '#kernel/records/query/sql'
import { hash } from '#kernel/records/search/hash'
import type {
  Place,
  Proposed,
  SearchIndex,
  Sought,
  Wanted,
} from '#kernel/records/search/search_index'
import { WITHIN_FROM } from '#kernel/records/search/words'

/*
 * FTS5 cuts every text into pieces of three signs. Two blanks before each word make pieces of word
 * beginnings too ("  a", " ab"), so words of one and two signs are found. Marks are three signs of the private
 * area, each from a range of its own, so that no piece which overlaps two of them looks like a third.
 */
const PLACE = 0xe000
const WHOLE = 0xe400
const SECOND = 0xe800
const THIRD = 0xf000
/** Of entries whose words do not say all: every list has to look at them itself. */
const UNSAID = '\uf800\uf801\uf802'

/** Always the words first: by its statistics SQLite may think a model small and ask the index for each of its records. */
const found = (audiences: readonly string[]) =>
  'SELECT e.record_id AS id FROM search_index CROSS JOIN search_entries e ON e.id = search_index.rowid ' +
  `WHERE search_index MATCH ? AND +e.model = ? AND +e.audience IN (${placeholders(audiences)}) ` +
  'ORDER BY search_index.rowid DESC LIMIT ?'

export const sqliteIndex: SearchIndex = {
  text(place, { words, wholes, isWhole }) {
    return [
      placeMark(place),
      ...wholes.map(wholeMark),
      ...(isWhole ? [] : [UNSAID]),
      ...words.map((word) => `  ${word}`),
      '  ',
    ].join('')
  },

  async candidates(ctx, wanted) {
    const pieces = allOf(wanted.words.flatMap(piecesOf).map(quote))
    const proposed = new Map<string, Proposed>()
    for (const model of wanted.models) {
      const places = placesOf(model, wanted)
      const { limit, audiences } = wanted
      const ask = (match: string) =>
        ids(ctx, { limit, audiences, longest: wanted.left() }, model, match)
      const exact = await ask(allOf([places, quote(wholeMark(wanted.whole))]))
      const rest = await ask(allOf([places, pieces]))
      const all = [...new Set([...(exact ?? []), ...(rest ?? [])])]
      const isAll = exact !== null && rest !== null && rest.length < limit
      if (all.length > 0 || !isAll) proposed.set(model, { ids: all, isAll })
    }
    return proposed
  },

  async within(ctx, sought) {
    const pieces = allOf(sought.needles.flatMap(piecesOf).map(quote))
    const match = allOf([marksOf(sought), `((${pieces}) OR ${quote(UNSAID)})`])
    const all = await ids(ctx, { ...sought, limit: sought.limit + 1 }, sought.model, match)
    return all && (all.length > sought.limit ? null : all)
  },
}

/** Null where it takes too long: pieces that very many records have, but few or none together. */
async function ids(
  ctx: Context,
  { limit, longest, audiences }: Pick<Sought, 'limit' | 'longest' | 'audiences'>,
  model: string,
  match: string
) {
  const statement = { sql: found(audiences), bindings: [match, model, ...audiences, limit] }
  const rows = await inTime<{ id: number }>(ctx, registry.model(model), statement, longest)
  return rows ? rows.map((row) => Number(row.id)) : null
}

/** The pieces that every text with this word has. */
function piecesOf(word: string): string[] {
  const signs = [...word]
  if (signs.length === 1) return [`  ${word}`]
  if (signs.length < WITHIN_FROM) return [` ${word}`]
  return signs.slice(2).map((_, at) => signs.slice(at, at + 3).join(''))
}

function placesOf(model: string, { companies }: Wanted) {
  return marksOf({ model, companies: [null, ...companies], archived: false })
}

function marksOf({ model, companies, archived }: Pick<Sought, 'model' | 'companies' | 'archived'>) {
  const marks = (archived ? [false, true] : [false]).flatMap((isArchived) =>
    companies.map((company) => quote(placeMark({ model, company, isArchived })))
  )
  return `(${marks.join(' OR ')})`
}

function placeMark({ model, company, isArchived }: Place) {
  const kind = hash(isArchived ? `${model} archived` : model)
  return mark(PLACE + (kind % 1024), company ?? 0)
}

function wholeMark(whole: string) {
  const value = hash(whole)
  return mark(WHOLE + (value >>> 22), value & 0x3fffff)
}

/** 22 bits in the second and third sign. */
function mark(first: number, rest: number) {
  return String.fromCharCode(first, SECOND + ((rest >>> 11) & 0x7ff), THIRD + (rest & 0x7ff))
}

/** A piece as FTS5 reads it; words have letters and digits only, so there is no quote to escape. */
const quote = (piece: string) => `"${piece}"`

const allOf = (parts: readonly string[]) => parts.join(' AND ')
