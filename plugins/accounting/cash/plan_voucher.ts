import { type Context, Money, Refusal } from 'kontor/plugin'
import { type ToCompany, toCompany } from '../documents/posting/to_company.js'
import { inDocument } from '../documents/totals/in_document.js'
import { roundingOf } from '../documents/totals/reckon.js'
import type { NewEntry, NewLine } from '../ledger/new_entry.js'
import type CashVoucher from '../models/cash_voucher.js'
import type CashVoucherLine from '../models/cash_voucher_line.js'
import { computeTaxes } from '../tax/engine/compute_taxes.js'
import type { Totals } from '../tax/engine/document.js'
import { readTaxes } from '../tax/read_taxes.js'
import { taxRulesOf } from '../tax/rules_of.js'
import { taxLinesOf } from '../tax/tax_lines_of.js'
import type { Box } from './boxes.js'

const MILLION = 1_000_000n

/** The lines and marks of a voucher's entry: what the money was for, the taxes that are in it, and the box. */
export async function planVoucher(
  ctx: Context,
  voucher: CashVoucher,
  lines: readonly CashVoucherLine[],
  box: Box
): Promise<Pick<NewEntry, 'lines' | 'marks'>> {
  const totals = await totalsOf(ctx, voucher, lines)
  const { convert } = await toCompany(ctx, { ...rated(voucher), currency: box.currency })
  const side = voucher.isReceipt ? -1n : 1n
  const own = lines.map((line, at) => ({
    ...amountsOf(ctx, box, convert, totals.lines[at].net * side),
    accountId: line.accountId,
    text: line.text ?? voucher.text,
    taxId: line.taxId ?? undefined,
    dimensions: { costCentreId: line.costCentreId },
  }))
  const taxes = await taxLinesOf(ctx, {
    scope: scopeOf(voucher),
    isCreditNote: false,
    onDate: voucher.onDate,
    totals,
    accounts: lines.map((line) => line.accountId),
    toCompany: convert,
    currency: box.currency,
  })
  const others: NewLine[] = [...own, ...taxes.lines]
  const sum = others.reduce(
    (so, { debit, credit }) => so + (debit?.units ?? 0n) - (credit?.units ?? 0n),
    0n
  )
  const cash = {
    ...amountsOf(ctx, box, () => -sum, -totals.total * side),
    accountId: box.accountId,
    text: voucher.text,
  }
  return { lines: [...others, cash], marks: taxes.marks }
}

/** Amounts are what was paid: their taxes are in them. Refuses a tax of the other side, and one that comes on top. */
async function totalsOf(
  ctx: Context,
  voucher: CashVoucher,
  lines: readonly CashVoucherLine[]
): Promise<Totals> {
  const ids = [...new Set(lines.flatMap((line) => line.taxId ?? []))]
  const { onDate, rate } = voucher
  const currency = voucher.currency!
  const asked = { onDate, inDocument: await inDocument(ctx, { currency, rate, onDate }) }
  const rules = ids.length > 0 ? await taxRulesOf(ctx, ids, asked) : []
  const taxes = ids.length > 0 ? await readTaxes(ctx) : new Map()
  const { scale } = Money.of(0, voucher.currency!)
  for (const [at, { taxId }] of lines.entries()) {
    if (taxId && taxes.get(taxId)?.scope !== scopeOf(voucher)) complain(at, 'E_VOUCHER_TAX_SCOPE')
  }
  const totals = computeTaxes({
    currencyDecimals: scale,
    rounding: roundingOf(ctx),
    isIncluded: true,
    lines: lines.map(({ amount, taxId }) => ({
      quantity: MILLION,
      price: amount.units * 10n ** BigInt(6 - scale),
      taxes: rules.filter((rule) => rule.id === taxId),
    })),
  })
  for (const [at, { amount }] of lines.entries()) {
    if (totals.lines[at].gross !== amount.units) complain(at, 'E_VOUCHER_TAX_ON_TOP')
  }
  return totals
}

function complain(at: number, code: string): never {
  throw Refusal.input([{ field: `lines.${at}.tax_id`, code }])
}

const scopeOf = ({ isReceipt }: CashVoucher) => (isReceipt ? 'sale' : 'purchase')

const rated = ({ rate, onDate }: CashVoucher) => ({ rate, onDate })

/** A signed amount of the box's currency as debit or credit of the company's. */
function amountsOf(
  ctx: Context,
  { currency }: Box,
  convert: ToCompany,
  amount: bigint
): Pick<NewLine, 'debit' | 'credit' | 'foreign'> {
  const own = ctx.company.currency
  const company = convert(amount)
  const size = Money.of(company < 0n ? -company : company, own)
  const side = company === 0n ? {} : company > 0n ? { debit: size } : { credit: size }
  return currency === own ? side : { ...side, foreign: Money.of(amount, currency) }
}
