import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { isCustomField } from '#kernel/fields/custom_field'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import type { ReadQuery } from '#kernel/records/query/list_query'
import { relationsOf, targetOf } from '#kernel/records/query/relations'
import { isInteger, isNumeral, searchedColumns } from '#kernel/records/query/search'
import type { Source } from '#kernel/records/query/source'
import { idIn } from '#kernel/records/query/select'
import { placeholders, quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { audiencesOf } from '#kernel/records/search/audiences'
import { indexedFields, isIndexedModel } from '#kernel/records/search/indexed'
import { areFresh } from '#kernel/records/search/rebuild_state'
import { searchIndex } from '#kernel/records/search/search_index'
import { needleOf } from '#kernel/records/search/words'

/** More proposals than these are not gathered: words so common are soon met on the way through the list. */
const MOST = 2000
/** So many records that a word names are looked up by who refers to them. */
const MOST_REFERRED = 200

/** Milliseconds the index may take to name them; then the list looks for itself. */
const LONGEST = 1000

/** Every record that a list's words can be in; null where the list has to look for itself. */
export type Propose = (ctx: Context) => Promise<readonly number[] | null>

/** A reference of the model, and the model whose names are looked for behind it. */
interface Reference {
  key: string
  target: Model
}

/**
 * How the search index can name all records in which a list's words may be found, so that the list need not look at
 * the rest; null where it cannot: a field that is searched is not in the index, or no word is long enough. The list's
 * own condition still decides.
 */
export function proposer(source: Source, { words, archived }: ReadQuery): Propose | null {
  if (words.length === 0) return null
  const { model } = source
  const columns = searchedColumns(source)
  const own = columns.filter(isOwn)
  const areKnown = own.every((one) => isIndexedModel(model) && isIndexed(model, one))
  const references = referencesOf(model, columns)
  const needles = words.map((word) => neededFor(word, columns)).filter((one) => one !== null)
  if (!areKnown || !references || columns.length === 0 || needles.length === 0) return null
  const asked = { model, archived, needles, isOwn: own.length > 0, references }
  const involved = [
    ...new Set([...(own.length > 0 ? [model] : []), ...references.map((one) => one.target)]),
  ]
  return async (ctx) => {
    // The index shows what is committed, and an open transaction may have more.
    if (ctx.trx || !(await areFresh(ctx, involved))) return null
    return references.length === 0 ? ownOf(ctx, asked, needles) : eachOf(ctx, asked)
  }
}

/** The rows of very many ids; one statement however many they are, where it is kept prepared. */
export function amongIds(alias: string, ids: readonly number[]): Sql {
  if (engine !== 'sqlite') return idIn(alias, ids)
  return sql(`${alias}.\`id\` IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
}

interface Asked {
  model: Model
  archived: boolean
  needles: readonly string[]
  /** Fields of the model itself are searched. */
  isOwn: boolean
  references: readonly Reference[]
}

/** Whether a value stands in the record itself: in a field of its model or in a custom one. */
const isOwn = ({ path, declared }: Column) => !path.includes('.') || path === declared.key

/** Of custom fields only what is searched gets here; the index may not have caught up with a changed one. */
const isIndexed = (model: Model, { declared }: Column) =>
  isCustomField(declared) ? !declared.isSearchBehind : indexedFields(model).includes(declared)

/** The references behind which names are looked for; undefined where the index does not know all of those names. */
function referencesOf(model: Model, columns: readonly Column[]): Reference[] | undefined {
  const found = new Map<string, Reference>()
  for (const column of columns.filter((one) => !isOwn(one))) {
    const [relation, , deeper] = column.path.split('.')
    const field = relationsOf(model).get(relation)
    const target = field && targetOf(field)
    const isKnown = target && !deeper && isIndexedModel(target) && isIndexed(target, column)
    if (!isKnown) return undefined
    found.set(field.key, { key: field.key, target })
  }
  return [...found.values()]
}

/** "007" is also in an integer that is 7. */
function neededFor(word: string, columns: readonly Column[]) {
  return needleOf(isNumeral(word) && columns.some(isInteger) ? String(Number(word)) : word)
}

function ownOf(ctx: Context, { model, archived }: Asked, needles: readonly string[]) {
  const place = placeOf(ctx, model)
  return searchIndex().within(ctx, { ...place, archived, needles, limit: MOST, longest: LONGEST })
}

function placeOf(ctx: Context, { name, scope }: Model) {
  const companies = scope === 'global' ? [ctx.company.id] : ctx.companyIds
  return {
    model: name,
    companies: scope === 'company' ? companies : [null, ...companies],
    audiences: audiencesOf(ctx),
  }
}

/** Each word may be in another field: those that have all of the words that few records have. */
async function eachOf(ctx: Context, asked: Asked): Promise<number[] | null> {
  let all: number[] | null = null
  for (const needle of asked.needles) {
    const found = await havingOne(ctx, asked, needle)
    if (found) all = all ? all.filter((id) => found.has(id)) : [...found]
  }
  return all
}

/** The records with a word in a field of their own or behind a reference; null where those are too many. */
async function havingOne(ctx: Context, asked: Asked, needle: string): Promise<Set<number> | null> {
  const own = asked.isOwn ? await ownOf(ctx, asked, [needle]) : []
  if (!own) return null
  const found = new Set(own)
  for (const reference of asked.references) {
    const ids = await referringTo(ctx, asked.model, reference, needle)
    if (!ids) return null
    for (const id of ids) found.add(id)
    if (found.size > MOST) return null
  }
  return found
}

/** The records that refer to one with the word, archived or not. */
async function referringTo(ctx: Context, model: Model, { key, target }: Reference, needle: string) {
  const named = await searchIndex().within(ctx, {
    ...placeOf(ctx, target),
    archived: true,
    needles: [needle],
    limit: MOST_REFERRED,
    longest: LONGEST,
  })
  if (!named || named.length === 0) return named
  const rows = await ctx.rows<{ id: number }>(
    `SELECT \`id\` FROM ${quoted(model.table)} WHERE ${quoted(key)} IN (${placeholders(named)}) LIMIT ?`,
    [...named, MOST + 1]
  )
  return rows.map((row) => Number(row.id))
}
