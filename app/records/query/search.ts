import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import type { Source } from '#kernel/records/query/source'
import { allOf, anyOf } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** Every word is found in one of the fields the model searches and the caller may read. */
export function searchFor(source: Source, words: readonly string[]): Sql {
  const columns = source.model.search
    .map((path) => source.column(path))
    .filter((one): one is Column => one !== undefined)
  return allOf(words.map((word) => anyOf(columns.map((one) => contains(source, one, word)))))
}

function contains(source: Source, column: Column, word: string): Sql | null {
  const { operators } = typeOf(column.field.kind)
  if (operators.includes('contains')) return compare(source.ctx, column, 'contains', word, 'q')
  const isNumber = column.field.kind === 'integer' && /^\d{1,15}$/.test(word)
  return isNumber ? compare(source.ctx, column, 'eq', Number(word), 'q') : null
}
