import { type Context, Money } from 'kontor/plugin'
import type TaxFiling from '../../models/tax_filing.js'
import { type ReturnRow, taxReturn } from '../returns/tax_return.js'

/** A box as it was filed and as it is today; amounts as decimal texts, nothing where it was not there. */
export interface SinceFiled {
  box_id: number
  code: string
  name: string
  formula: string | null
  filed: string | null
  today: string | null
  /** What it is today less what was filed. */
  difference: string
}

/** What became of each box of a filed return, in the order of today's boxes; those that are gone come last. */
export async function sinceFiled(ctx: Context, filing: TaxFiling): Promise<SinceFiled[]> {
  const rows = await taxReturn(ctx, { from: filing.startsOn, to: filing.endsOn })
  const filed = new Map(filing.figures.map((one) => [one.box_id, one]))
  const known = new Set(rows.map((row) => row.id))
  const gone = filing.figures.filter((one) => !known.has(one.box_id))
  return [
    ...rows.map((row) => compared(ctx, row, filed.get(row.id)?.amount ?? null)),
    ...gone.map(({ box_id, code, name, amount }) => ({
      ...{ box_id, code, name },
      formula: null,
      filed: amount,
      today: null,
      difference: difference(ctx, null, amount),
    })),
  ]
}

function compared(ctx: Context, row: ReturnRow, filed: string | null): SinceFiled {
  const { id, code, name, formula, amount } = row
  return {
    ...{ box_id: id, code, name, formula },
    filed,
    today: amount,
    difference: difference(ctx, amount, filed),
  }
}

function difference(ctx: Context, today: string | null, filed: string | null) {
  const { currency } = ctx.company
  const units = (amount: string | null) => Money.parse(amount ?? '0', currency).units
  return new Money(units(today) - units(filed), currency).toString()
}
