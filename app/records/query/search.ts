import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import type { Source } from '#kernel/records/query/source'
import { allOf, anyOf } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** Every word is found in one of the fields the model searches and the caller may read. */
export function searchFor(source: Source, words: readonly string[]): Sql {
  const columns = searchedColumns(source)
  return allOf(words.map((word) => anyOf(columns.map((one) => contains(source, one, word)))))
}

/** The columns a list's words are looked for in. */
export function searchedColumns(source: Source): Column[] {
  return source.model.search
    .map((path) => source.column(path))
    .filter((one): one is Column => one !== undefined && (isText(one) || isInteger(one)))
}

const isText = ({ field }: Column) => typeOf(field.kind).operators.includes('contains')

export const isInteger = ({ field }: Column) => field.kind === 'integer'

/** A word that an integer can be equal to. */
export const isNumeral = (word: string) => /^\d{1,15}$/.test(word)

function contains(source: Source, column: Column, word: string): Sql | null {
  if (isText(column)) return compare(source.ctx, column, 'contains', word, 'q')
  return isNumeral(word) ? compare(source.ctx, column, 'eq', Number(word), 'q') : null
}
