import type { Context } from '#kernel/companies/context'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { titlePath } from '#kernel/records/query/labels'
import { rowsFor } from '#kernel/records/query/plan'
import { idIn } from '#kernel/records/query/select'
import { selectList } from '#kernel/records/query/select_list'
import { Source } from '#kernel/records/query/source'
import { allOf, sql } from '#kernel/records/query/sql'
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
  const columns = [...new Set([title, ...model.search.map((path) => source.column(path))])].filter(
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
    .map((row) => hitOf(row, title, columns, search))
    .filter((one): one is Hit => one !== null)
}

function hitOf(
  row: Record<string, unknown>,
  title: Column | undefined,
  columns: readonly Column[],
  search: Search
): Hit | null {
  const texts = new Map(columns.map((column) => [column, textOf(row, column)]))
  const present = [...texts.values()].filter((text) => text !== '')
  if (!areFound(search.words, present.flatMap(wordsOf))) return null
  const id = Number(row.id)
  const label = (title && texts.get(title)) || `#${id}`
  const beside = columns.filter((one) => one !== title && fits(texts.get(one)!, search))
  return {
    id,
    label,
    hint: [...new Set(beside.map((one) => texts.get(one)!))].slice(0, 2).join(' · '),
    rank: rankOf(label, present, search),
    company_id: row.company_id ? Number(row.company_id) : null,
  }
}

function fits(text: string, { words }: Search) {
  const own = wordsOf(text)
  return words.some((word) => areFound([word], own))
}

function rankOf(label: string, texts: readonly string[], { whole }: Search) {
  if (texts.some((text) => wholeOf(text) === whole)) return 0
  return wholeOf(label).startsWith(whole) ? 1 : 2
}

function textOf(row: Record<string, unknown>, { field }: Column): string {
  const value = typeOf(field.kind).columnToWire(row, field)
  return value === null || value === undefined ? '' : String(value)
}
