import { customFieldsOf } from '#kernel/fields/company_fields'
import { isCustomField } from '#kernel/fields/custom_field'
import type { CustomField, CustomOption } from '#kernel/fields/custom_field'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import type { Source } from '#kernel/records/query/source'
import { allOf, anyOf } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { isNamed, isSearched } from '#kernel/records/search/custom_texts'
import { fold } from '#kernel/records/search/words'

/** Every word is found in one of the fields the model searches and the caller may read. */
export function searchFor(source: Source, words: readonly string[]): Sql {
  const columns = searchedColumns(source)
  return allOf(words.map((word) => anyOf(columns.map((one) => contains(source, one, word)))))
}

/** The columns a list's words are looked for in. */
export function searchedColumns(source: Source): Column[] {
  const own = source.model.search
    .map((path) => source.column(path))
    .filter((one): one is Column => one !== undefined && (isText(one) || isInteger(one)))
  return [...own, ...customColumns(source)]
}

/** The custom fields of the model itself that are searched and that the caller may read. */
export function customColumns(source: Source): Column[] {
  return [...customFieldsOf(source.ctx, source.model).values()]
    .filter(isSearched)
    .map((field) => source.column(field.key))
    .filter((one): one is Column => one !== undefined)
    .map(inRecord)
}

/** A custom value where it is read from: what is searched needs no index, whose table would join for each field. */
function inRecord({ path, field, declared, model, reads }: Column): Column {
  return { path, field, declared, model, reads, sql: reads.get(path)! }
}

const isText = ({ field }: Column) => typeOf(field.kind).operators.includes('contains')

export const isInteger = ({ field }: Column) => field.kind === 'integer'

/** A word that an integer can be equal to. */
export const isNumeral = (word: string) => /^\d{1,15}$/.test(word)

function contains(source: Source, column: Column, word: string): Sql | null {
  const { declared } = column
  if (isCustomField(declared)) return customContains(source, column, declared, word)
  if (isText(column)) return compare(source.ctx, column, 'contains', word, 'q')
  return isNumeral(word) ? compare(source.ctx, column, 'eq', Number(word), 'q') : null
}

/** Signs that are of the list which holds the tags, and not of a tag. */
const OF_LISTS = /["\\[\],]/

function customContains(source: Source, column: Column, declared: CustomField, word: string) {
  const ask = (one: Column, value: string) => compare(source.ctx, one, 'contains', value, 'q')
  if (!isNamed(declared)) {
    if (declared.kind !== 'tags') return ask(column, word)
    return OF_LISTS.test(word) ? null : ask({ ...column, field: asText(column) }, word)
  }
  const named = declared.options
    .filter((one) => isCalled(one, fold(word)))
    .map(({ value }) => value)
  if (named.length === 0) return null
  if (declared.kind === 'choice') return compare(source.ctx, column, 'in', named, 'q')
  return anyOf(named.map((value) => ask(column, value)))
}

const isCalled = ({ label }: CustomOption, word: string) =>
  word !== '' && Object.values(label).some((name) => fold(name).includes(word))

const asText = ({ field }: Column): Column['field'] => ({ ...field, kind: 'text' })
