import type { Breach, Context, Invariant } from 'kontor/plugin'
import { type FiledFigure, hashOf } from './figures.js'

interface Row {
  id: number
  name: string
  starts_on: string
  ends_on: string
  figures: string | FiledFigure[]
  hash: string
  state: string
  day_taken: string | null
  withdrawn_at: string | null
}

/** Every filed return, withdrawn or not, says what it was filed with, and follows the one filed before. */
export const filingsHold: Invariant = {
  name: 'accounting.filings_hold',
  async check(ctx: Context) {
    const rows = await ctx.rows<Row>(
      'SELECT `id`, `name`, `starts_on`, `ends_on`, `figures`, `hash`, `state`, `day_taken`, `withdrawn_at` FROM `accounting_tax_filings` ' +
        'WHERE `company_id` = ? ORDER BY `id`',
      [ctx.company.id]
    )
    return rows.flatMap((row, at): Breach[] => {
      const figures =
        typeof row.figures === 'string' ? (JSON.parse(row.figures) as FiledFigure[]) : row.figures
      const hash = hashOf(rows[at - 1]?.hash ?? null, { ...row, figures })
      if (isCounted(row) && hash === row.hash) return []
      const text = `${row.name}: the return is not what was filed, or one filed before it is missing`
      return [{ text, model: 'accounting.tax_filing', id: Number(row.id) }]
    })
  },
}

/** It counts for its last day while it is filed, for none once it is withdrawn. */
const isCounted = ({ state, ends_on: until, day_taken: taken, withdrawn_at: at }: Row) =>
  state === 'filed' ? taken === until && at === null : taken === null && at !== null
