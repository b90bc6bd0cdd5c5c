import type { Column } from '#kernel/records/query/column'
import type { Source } from '#kernel/records/query/source'
import { reportColumn } from '#kernel/reports/compile/find_key'
import { currencyOf } from '#kernel/reports/compile/measure'

/** Marks a currency that no field of the record holds: it is its company's. */
const OF_COMPANY = '~'

export const isOfCompany = (path: string) => path.includes(OF_COMPANY)

/** The column of the currency that an amount or a price is in; undefined where it has none. */
export function currencyColumn(source: Source, of: Column, position: string): Column | undefined {
  const path = currencyOf(of)
  if (path === undefined) return undefined
  if (!isOfCompany(path)) return reportColumn(source, path, position)
  const sql = of.reads.get(path)!
  const field = { kind: 'choice', key: 'currency', property: 'currency', plugin: 'kernel' } as const
  const { model } = of
  return {
    path,
    field: { ...field, key: path },
    declared: field,
    model,
    sql,
    reads: new Map([[path, sql]]),
  }
}
