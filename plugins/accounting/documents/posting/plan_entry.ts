import { type Context, Money } from 'kontor/plugin'
import { partyAccount } from '../../ledger/party_account.js'
import type { NewEntry, NewLine } from '../../ledger/post_entry.js'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import type { Totals } from '../../tax/engine/document.js'
import { shareBy } from '../../tax/engine/share_out.js'
import type { StoredTax } from '../../tax/read_taxes.js'
import { taxLinesOf } from '../../tax/tax_lines_of.js'
import type { PartyTerms } from '../extensions.js'
import type { Instalment } from '../terms/instalments.js'
import { lineAccounts } from './line_accounts.js'
import type { ToCompany } from './to_company.js'

export interface Posting {
  invoice: Invoice
  lines: InvoiceLine[]
  totals: Totals
  instalments: Instalment[]
  convert: ToCompany
  /** What accounting knows of the party. */
  terms: PartyTerms
  /** All taxes of the company where a line has one. */
  taxes?: Map<number, StoredTax>
}

/** The lines and marks of a document's entry: what was sold or bought, its taxes, and what the party owes, by instalment. */
export async function planLines(
  ctx: Context,
  posting: Posting
): Promise<Pick<NewEntry, 'lines' | 'marks'>> {
  const { invoice, lines, totals, convert, taxes: known } = posting
  const accounts = await lineAccounts(ctx, invoice, lines)
  const side = sideOf(invoice)
  const sold = lines.map((line, at) => {
    const amount = totals.lines[at].net * side
    return {
      ...amountsOf(ctx, invoice, convert(amount), amount),
      accountId: accounts[at],
      text: line.text ?? undefined,
      taxId: line.taxId ?? undefined,
      dimensions: { costCentreId: line.costCentreId },
    }
  })
  const taxes = await taxLinesOf(ctx, {
    scope: invoice.isSale ? 'sale' : 'purchase',
    isCreditNote: invoice.isCredit,
    onDate: invoice.onDate,
    totals,
    accounts,
    toCompany: convert,
    currency: invoice.currency,
    taxes: known,
  })
  const others = [...sold, ...taxes.lines]
  const owed = await owedLines(ctx, posting, -sumOf(others))
  return { lines: [...others, ...owed], marks: taxes.marks }
}

/** Debits are above zero: what is sold is a credit, what is bought a debit, and a credit note turns both. */
function sideOf({ isSale, isCredit }: Invoice) {
  return isSale === isCredit ? 1n : -1n
}

/** What the party owes of each instalment; the last cent of converting stays here. */
async function owedLines(ctx: Context, posting: Posting, company: bigint) {
  const { invoice, lines, totals, instalments, terms } = posting
  const side = invoice.isSale ? 'receivable' : 'payable'
  const { id: accountId } = await partyAccount(ctx, invoice.partyId, side, terms)
  const shares = shareBy(
    company,
    instalments.map(({ amount }) => amount)
  )
  const sign = -sideOf(invoice)
  return instalments.map(({ dueOn, amount }, at) => ({
    ...amountsOf(ctx, invoice, shares[at], amount * sign),
    accountId,
    partyId: invoice.partyId,
    dueOn,
    text: invoice.reference ?? undefined,
    dimensions: { costCentreId: sharedCentre(lines, totals) },
  }))
}

/** The cost centre of all lines that come to anything; none where they differ: who owes for several owes one sum. */
function sharedCentre(lines: readonly InvoiceLine[], totals: Totals) {
  const [first, ...others] = lines
    .filter((_, at) => totals.lines[at].net !== 0n)
    .map((line) => line.costCentreId)
  return others.every((one) => one === first) ? (first ?? null) : null
}

/** A signed amount as debit or credit, with the document's own amount beside it where that is another currency. */
function amountsOf(
  ctx: Context,
  { currency }: Invoice,
  company: bigint,
  foreign: bigint
): Pick<NewLine, 'debit' | 'credit' | 'foreign'> {
  const own = ctx.company.currency
  const size = Money.of(company < 0n ? -company : company, own)
  const side = company === 0n ? {} : company > 0n ? { debit: size } : { credit: size }
  return currency === own ? side : { ...side, foreign: Money.of(foreign, currency) }
}

function sumOf(lines: NewLine[]) {
  return lines.reduce(
    (sum, { debit, credit }) => sum + (debit?.units ?? 0n) - (credit?.units ?? 0n),
    0n
  )
}
