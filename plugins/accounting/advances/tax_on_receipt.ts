import { type Context, Money, Refusal } from 'kontor/plugin'
import { documentOf } from '../documents/totals/document_of.js'
import { inDocument } from '../documents/totals/in_document.js'
import { roundingOf } from '../documents/totals/reckon.js'
import { accountFor } from '../ledger/account_for.js'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import type { AdvanceSide } from '../models/advance.js'
import { part } from '../payments/match/part.js'
import { computeTaxes } from '../tax/engine/compute_taxes.js'
import type { Totals } from '../tax/engine/document.js'
import { readTaxes } from '../tax/read_taxes.js'
import { taxRulesOf } from '../tax/rules_of.js'
import { taxLinesOf } from '../tax/tax_lines_of.js'
import type { PostedTax } from './posted_tax.js'

/** A share of an advance that bears one tax, or none: minor units of its currency, the tax in it. */
export interface AdvanceShare {
  taxId: number | null
  amount: bigint
}

export interface Taxed {
  side: AdvanceSide
  onDate: string
  currency: string
  amount: bigint
  /** In the company's currency. */
  worth: bigint
  shares: readonly AdvanceShare[]
}

export interface TaxOnReceipt {
  /** All taxes together, in minor units of the advance's currency. */
  tax: bigint
  taxes: { taxId: number; base: bigint; amount: bigint }[]
  posted: PostedTax
  /** Where it waits for the invoice; none where nothing has to. */
  taxAccountId: number | null
}

/** Shares of a tax without an account of their own wait with the rest: they are booked with the invoice. */
const WAITS = 0

/**
 * The tax in an advance, which is due when the money is received: article 65 of directive 2006/112/EC, § 13(1) no. 1a
 * UStG, section 6(4) VATA, art. 19a(8) of the Polish law, article 187.1 ПКУ. Nothing where no share bears a tax.
 *
 * Refuses a tax of the other side (E_ADVANCE_TAX), one that is not valid on the day (E_TAX_NOT_VALID), and a chart that
 * names no account where the tax could wait (E_ACCOUNT_MISSING).
 */
export async function taxOnReceipt(ctx: Context, taxed: Taxed): Promise<TaxOnReceipt> {
  const { currency, onDate, worth, amount } = taxed
  const totals = await totalsOf(ctx, taxed)
  const { lines, marks } = await taxLinesOf(ctx, {
    scope: scopeOf(taxed),
    isCreditNote: false,
    isPaid: true,
    onDate,
    currency,
    toCompany: (minor) => part(worth, minor, amount),
    totals,
    accounts: taxed.shares.map(() => WAITS),
  })
  const posted = postedOf(lines, marks, taxed.shares.length)
  const waits = posted.lines.reduce((sum, line) => sum + BigInt(line.amount), 0n) !== 0n
  return {
    tax: totals.tax,
    taxes: totals.summary.map(({ taxId, base, amount: tax }) => ({ taxId, base, amount: tax })),
    posted,
    taxAccountId: waits ? (await accountFor(ctx, `${taxed.side}_advance_tax`)).id : null,
  }
}

const scopeOf = ({ side }: Taxed) => (side === 'customer' ? 'sale' : 'purchase')

async function totalsOf(ctx: Context, taxed: Taxed): Promise<Totals> {
  const { currency, onDate, shares } = taxed
  const ids = [...new Set(shares.flatMap((one) => one.taxId ?? []))]
  await refuseOtherSide(ctx, taxed, ids)
  const rules =
    ids.length > 0
      ? await taxRulesOf(ctx, ids, {
          onDate,
          inDocument: await inDocument(ctx, { currency, rate: null, onDate }),
        })
      : []
  const { scale } = Money.of(0, currency)
  return computeTaxes(
    documentOf(
      { currencyDecimals: scale, rounding: roundingOf(ctx), isTaxIncluded: true },
      shares.map(({ taxId, amount }) => ({
        quantity: 1_000_000n,
        price: amount * 10n ** BigInt(6 - scale),
        discount: 0n,
        taxes: rules.filter((rule) => rule.id === taxId),
      }))
    )
  )
}

async function refuseOtherSide(ctx: Context, taxed: Taxed, ids: readonly number[]) {
  if (ids.length === 0) return
  const taxes = await readTaxes(ctx)
  const other = ids.find((id) => taxes.get(id) && taxes.get(id)!.scope !== scopeOf(taxed))
  if (other) throw new Refusal('E_ADVANCE_TAX', { tax: taxes.get(other)!.name })
}

function postedOf(lines: readonly NewLine[], marks: readonly NewMark[], before: number): PostedTax {
  const kept = lines.flatMap((line, at) => (line.accountId === WAITS ? [] : [at]))
  const placeOf = (line: number | null) => {
    const place = line === null ? -1 : kept.indexOf(line - before)
    return place < 0 ? null : place
  }
  return {
    lines: kept.map((at) => ({
      accountId: lines[at].accountId,
      taxId: lines[at].taxId!,
      amount: String((lines[at].debit?.units ?? 0n) - (lines[at].credit?.units ?? 0n)),
      foreign: lines[at].foreign ? String(lines[at].foreign.units) : null,
    })),
    marks: marks.map(({ line, taxId, partId, boxId, of, amount }) => ({
      line: placeOf(line),
      taxId,
      partId,
      boxId,
      of,
      amount: String(amount.units),
    })),
  }
}
