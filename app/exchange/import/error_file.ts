import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Context } from '#kernel/companies/context'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import { message, refusalTexts } from '#kernel/http/messages'
import type { FieldError } from '#kernel/http/refusal'

const AT_ONCE = 500

interface ErrorRow {
  id: number
  row_number: number
  cells: string
  complaints: string
}

/**
 * The refused rows of an import as a CSV file: as they were, with row number and reasons in front. Corrected,
 * the file can be imported; what it says of an earlier try is left out then.
 */
export function errorFile(ctx: Context, importId: number, headers: string[]): Readable {
  const ours = ['row', 'problem'].map((key) => message(ctx.locale, `exchange.import.file.${key}`))
  const kept = [...headers.keys()].filter((index) => !ours.includes(headers[index]))
  const columns = [...ours, ...kept.map((index) => headers[index])]
  const csv = stringify({ bom: true, header: true, columns })
  pipeline(Readable.from(rowsOf(ctx, importId, kept)), csv, () => {})
  return csv
}

async function* rowsOf(ctx: Context, importId: number, kept: number[]) {
  let rows: ErrorRow[] = []
  do {
    rows = await ctx.rows<ErrorRow>(
      'SELECT * FROM `import_errors` WHERE `import_id` = ? AND `id` > ? ORDER BY `id` LIMIT ?',
      [importId, rows.at(-1)?.id ?? 0, AT_ONCE]
    )
    for (const row of rows) {
      const cells = JSON.parse(row.cells) as string[]
      const problem = reasons(ctx.locale, JSON.parse(row.complaints))
      yield [
        row.row_number,
        guardFormula(problem),
        ...kept.map((at) => guardFormula(cells[at] ?? '')),
      ]
    }
  } while (rows.length === AT_ONCE)
}

/** Every complaint as "column: sentence". */
export function reasons(locale: string, complaints: FieldError[]) {
  return complaints
    .map((one) => {
      const { title } = refusalTexts(locale, one.code, one.params)
      return one.field ? `${one.field}: ${title}` : title
    })
    .join(' ')
}
