import { type Context, message, Money, Refusal } from 'kontor/plugin'
import Account from '../models/account.js'
import type Opening from '../models/opening.js'
import type OpeningLine from '../models/opening_line.js'
import { deviations, type Totals, totalsOf } from './reckon.js'

/** The totals of an opening. */
export async function openingTotals(ctx: Context, lines: readonly OpeningLine[]): Promise<Totals> {
  const ids = [...new Set(lines.map((one) => one.accountId))]
  const accounts = ids.length > 0 ? await Account.where(ctx, ['id', 'in', ids]) : []
  const types = new Map(accounts.map((one) => [one.id, one.type]))
  return totalsOf(
    lines.map(({ accountId, debit, credit }) => ({
      type: types.get(accountId)!,
      debit: debit?.units ?? 0n,
      credit: credit?.units ?? 0n,
    }))
  )
}

/**
 * Refuses an opening that cannot be posted: E_OPENING_EMPTY, E_OPENING_UNBALANCED where nothing takes the difference,
 * E_OPENING_CONTROL where it differs from what the books before say.
 */
export function checkTotals(ctx: Context, opening: Opening, totals: Totals) {
  const text = (units: bigint) => new Money(units, opening.currency).toString()
  if (totals.debit === 0n && totals.credit === 0n) throw new Refusal('E_OPENING_EMPTY')
  const controls = {
    debit: opening.controlDebit?.units ?? null,
    receivable: opening.controlReceivable?.units ?? null,
    payable: opening.controlPayable?.units ?? null,
  }
  const [deviation] = deviations(totals, controls)
  if (deviation) {
    const field = `accounting.models.opening.fields.control_${deviation.of}`
    throw new Refusal('E_OPENING_CONTROL', {
      total: message(ctx.locale, field),
      expected: text(deviation.expected),
      found: text(deviation.found),
    })
  }
  if (totals.difference === 0n || opening.offsetId !== null) return
  throw new Refusal('E_OPENING_UNBALANCED', {
    debit: text(totals.debit),
    credit: text(totals.credit),
    difference: text(totals.difference < 0n ? -totals.difference : totals.difference),
  })
}
