import { DateTime } from 'luxon'
import { namesParent, parentLookup } from '#kernel/exchange/import/parent_column'
import type { ImportTarget } from '#kernel/exchange/import/targets'
import type { ColumnMapping, Mapping } from '#kernel/exchange/mapping/mapping'

const NUMBERS = new Set(['money', 'quantity', 'price', 'percent', 'integer'])
const DATES = [
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'yyyy/MM/dd',
  'yyyyMMdd',
]

/**
 * A mapping by the headers: those that are a field's name or label; then the first column, where it ends in
 * "ID", as the key from elsewhere; then one that says what a record stands beneath ("parent_code"); then headers that
 * end in a field's name ("CompanyName"). Others are left out, as are lines but those of a document: a phone of a person
 * is one among several only where people say so.
 */
export function suggest(targets: ImportTarget[], headers: string[], rows: string[][]): Mapping {
  const columns = new Map<string, ImportTarget>()
  const free = new Set(targets.filter(({ lines }) => lines === undefined || lines === 'lines'))
  const take = (header: string, fits: (target: ImportTarget) => boolean) => {
    const found = header !== '' && !columns.has(header) && [...free].find(fits)
    if (!found) return
    columns.set(header, found)
    free.delete(found)
  }
  for (const header of headers) {
    const same = targets.find((one) => one.field === header)
    if (same && header.includes('.')) columns.set(header, same)
  }
  for (const header of headers) take(header, (one) => means(one, header))
  if (isKey(headers[0])) take(headers[0], (one) => one.field === 'external_id')
  for (const header of headers) take(header, (one) => one.isTree === true && namesParent(header))
  for (const header of headers) take(header, (one) => endsIn(one, header))
  const cellsOf = (header: string) => {
    const index = headers.indexOf(header)
    return rows.map((row) => (row[index] ?? '').trim()).filter(Boolean)
  }
  const match = ['id', 'external_id', 'code'].find((key) =>
    [...columns.values()].some((one) => one.field === key)
  )
  return {
    match: match ? [match] : [],
    columns: Object.fromEntries(
      headers.flatMap((header) => {
        const target = columns.get(header)
        const beside = new Map([...columns].map(([name, { field }]) => [field, cellsOf(name)]))
        return target ? [[header, columnFor(target, header, cellsOf(header), beside)]] : []
      })
    ),
    defaults: {},
    on_match: 'update',
  }
}

function means({ field, label, names }: ImportTarget, header: string) {
  const own = field.replace(/^.*\./, '')
  const folded = fold(header)
  const plain = own.replace(/_id$|^is_/, '')
  return [field, label, own, plain, ...names].some((name) => fold(name) === folded)
}

function endsIn({ field, kind }: ImportTarget, header: string) {
  return kind === 'text' && field.length > 3 && fold(header).endsWith(fold(field))
}

const isKey = (header: string) => /(?:^|[^a-z])(?:id|key)$/i.test(header) || /[a-z]ID$/.test(header)

/** `beside`: the cells of the columns of this file, by the fields they fill. */
function columnFor(
  target: ImportTarget,
  header: string,
  cells: string[],
  beside: Map<string, string[]>
): ColumnMapping {
  const format = formatFor(target.kind, cells)
  const inFile = target.isTree ? parentLookup(target.lookups!, header, cells, beside) : undefined
  return {
    field: target.field,
    ...(target.lookups && { lookup: inFile ?? lookupFor(target, header) }),
    ...(format && { format }),
  }
}

/** A column of keys is looked up by the key, one of names by what names the record. */
function lookupFor({ lookups, title }: ImportTarget, header: string) {
  const isThere = lookups!.some((one) => one.field === title)
  return isThere && !isKey(header) ? title! : 'external_id'
}

/** What the examples show beyond doubt; a day like 5/1/2026 may be read in two ways and is left to people. */
function formatFor(kind: string, cells: string[]) {
  if (cells.length === 0) return undefined
  if (NUMBERS.has(kind)) return cells.some(hasDecimalComma) ? 'decimal_comma' : undefined
  if (kind !== 'date') return undefined
  const fitting = DATES.filter((format) =>
    cells.every((cell) => DateTime.fromFormat(cell, format).isValid)
  )
  const days = new Set(
    fitting.map((format) =>
      cells.map((cell) => DateTime.fromFormat(cell, format).toISODate()).join()
    )
  )
  return days.size === 1 ? fitting[0] : undefined
}

/** "1.234,50", "12,5": never "1,234", which is a thousand and more in half of the world. */
const hasDecimalComma = (cell: string) =>
  /,\d*$/.test(cell) && !/,\d{3}$/.test(cell) ? true : /\.\d{3},/.test(cell)

function fold(text: string) {
  return text.toLocaleLowerCase('und').replace(/[^\p{L}\p{N}]/gu, '')
}
