import { stringify } from 'csv-stringify'
import type { Readable } from 'node:stream'
import type { Context } from '#kernel/companies/context'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import type { FieldError } from '#kernel/http/refusal'
import { refusalTexts } from '#kernel/http/messages'

const AT_ONCE = 500

interface ErrorRow {
  id: number
  row_number: number
  cells: string
  complaints: string
}

/** The refused rows of an import as a CSV file: as they were, with row number and reasons in front. */
export function errorFile(ctx: Context, importId: number, headers: string[]): Readable {
  const csv = stringify({ bom: true, header: true, columns: ['row', 'problem', ...headers] })
  void write(ctx, importId, csv).then(
    () => csv.end(),
    (error) => csv.destroy(error)
  )
  return csv
}

async function write(ctx: Context, importId: number, csv: ReturnType<typeof stringify>) {
  for (let after = 0; ;) {
    const rows = await ctx.rows<ErrorRow>(
      'SELECT * FROM `import_errors` WHERE `import_id` = ? AND `id` > ? ORDER BY `id` LIMIT ?',
      [importId, after, AT_ONCE]
    )
    for (const row of rows) {
      const cells = (JSON.parse(row.cells) as string[]).map(guardFormula)
      csv.write([
        row.row_number,
        guardFormula(reasons(ctx.locale, JSON.parse(row.complaints))),
        ...cells,
      ])
    }
    if (rows.length < AT_ONCE) return
    after = rows[rows.length - 1].id
  }
}

/** Every complaint as "column: sentence". */
export function reasons(locale: string, complaints: FieldError[]) {
  return complaints
    .map((one) => {
      const { title } = refusalTexts(locale, one.code, one.params)
      return one.field ? `${one.field}: ${title}` : title
    })
    .join('; ')
}
