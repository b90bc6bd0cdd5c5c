import type { Context } from '#kernel/companies/context'
import { isCustomField } from '#kernel/fields/custom_field'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { titlePath } from '#kernel/records/query/labels'
import { rowsFor } from '#kernel/records/query/plan'
import { customColumns } from '#kernel/records/query/search'
import { idIn } from '#kernel/records/query/select'
import { selectList } from '#kernel/records/query/select_list'
import { Source } from '#kernel/records/query/source'
import { allOf, sql } from '#kernel/records/query/sql'
import { saidBy, shownAs } from '#kernel/records/search/custom_texts'
import { areFound, wholeOf, wordsOf } from '#kernel/records/search/words'

/** A record that was found, as the caller may see it. */
export interface Hit {
  id: number
  label: string
  /** What else of it fits, so that one sees why it was found. */
  hint: string
  /** 0 is named by exactly what was typed, 1 begins with it, 2 has it somewhere. */
  rank: number
  company_id: number | null
}

export interface Search {
  words: readonly string[]
  whole: string
}

/**
 * Those of the proposed records that the caller may see and whose readable words fit. One he may not read, or
 * that fits only by a field hidden from him, is not there.
 */
export async function hitsAmong(
  ctx: Context,
  model: Model,
  ids: readonly number[],
  search: Search
): Promise<Hit[]> {
  const source = new Source(ctx, model)
  const title = source.column(titlePath(model))
  const own = [title, ...model.search.map((path) => source.column(path))]
  const columns = [...new Set([...own, ...customColumns(source)])].filter(
    (one): one is Column => one !== undefined
  )
  const select = selectList(source, columns)
  const where = allOf([
    idIn(source.alias, ids),
    ...rowsFor(source),
    sql(`${source.alias}.\`archived_at\` IS NULL`),
  ])
  const from = source.from()
  const rows = await ctx.rows(
    `SELECT ${select}, ${source.alias}.\`company_id\` AS \`company_id\` FROM ${from.sql} WHERE ${where.sql}`,
    [...from.bindings, ...where.bindings]
  )
  return rows
    .map((row) => hitOf(ctx, row, title, columns, search))
    .filter((one): one is Hit => one !== null)
}

function hitOf(
  ctx: Context,
  row: Record<string, unknown>,
  title: Column | undefined,
  columns: readonly Column[],
  search: Search
): Hit | null {
  const texts = columns.map((column) => said(ctx, row, column))
  const present = texts.flatMap((one) => one.said)
  if (!areFound(search.words, present.flatMap(wordsOf))) return null
  const id = Number(row.id)
  const label = texts[columns.indexOf(title!)]?.shown || `#${id}`
  const beside = texts.filter((one, at) => columns[at] !== title && fits(one, search))
  const hints = beside.map((one) => excerptOf(one.shown, search.words))
  return {
    id,
    label,
    hint: [...new Set(hints)].slice(0, 2).join(' · '),
    rank: rankOf(label, present, search),
    company_id: row.company_id ? Number(row.company_id) : null,
  }
}

function fits({ said: texts }: Said, { words }: Search) {
  const own = texts.flatMap(wordsOf)
  return words.some((word) => areFound([word], own))
}

function rankOf(label: string, texts: readonly string[], { whole }: Search) {
  if (texts.some((text) => wholeOf(text) === whole)) return 0
  return wholeOf(label).startsWith(whole) ? 1 : 2
}

/** What a field says to whoever searches, and how it is shown: a choice says what it is called in any language. */
interface Said {
  said: string[]
  shown: string
}

function said(
  { locale }: Context,
  row: Record<string, unknown>,
  { declared, field }: Column
): Said {
  const value = typeOf(field.kind).columnToWire(row, field)
  if (isCustomField(declared)) {
    return { said: saidBy(declared, value), shown: shownAs(declared, value, locale) }
  }
  const text = value === null || value === undefined ? '' : String(value)
  return { said: text === '' ? [] : [text], shown: text }
}

/** So much of a long text shows what was found in it. */
const SHOWN = 80

/** A text, or of a long one the piece around the first of the words that is in it. */
function excerptOf(text: string, words: readonly string[]) {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= SHOWN) return line
  const small = line.toLowerCase()
  const places = words.map((word) => small.indexOf(word)).filter((at) => at > SHOWN / 4)
  const at = places.length > 0 ? Math.min(...places) - SHOWN / 4 : 0
  const piece = line
    .slice(at, at + SHOWN)
    .toWellFormed()
    .trim()
  return `${at > 0 ? '… ' : ''}${piece}${at + SHOWN < line.length ? ' …' : ''}`
}
