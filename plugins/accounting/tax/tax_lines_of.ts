import { type Context, Money } from 'kontor/plugin'
import { accountFor } from '../ledger/account_for.js'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import {
  planTaxLines,
  type PlannedMark,
  type PlannedTaxLine,
  type TaxedDocument,
} from './plan_tax_lines.js'
import { readTaxes, type StoredTax } from './read_taxes.js'

export interface TaxPosting extends TaxedDocument {
  onDate: string
  /** Of the document. */
  currency: string
  /** What it is about is paid already: nothing of it waits. */
  isPaid?: boolean
  /** All taxes of the company where they were read already. */
  taxes?: Map<number, StoredTax>
  /** What an amount of the document is in the company's currency, both in minor units. */
  toCompany: (amount: bigint) => bigint
}

/**
 * The lines an entry gets for a document's taxes and what the tax return counts of it. Tax that is owed on payment waits on
 * the account for it. Marks name lines by their place behind the document's own lines, one for each of `accounts`.
 */
export async function taxLinesOf(
  ctx: Context,
  posting: TaxPosting
): Promise<{ lines: NewLine[]; marks: NewMark[] }> {
  if (isUntaxed(posting)) return { lines: [], marks: [] }
  const taxes = posting.taxes ?? (await readTaxes(ctx))
  const planned = planTaxLines(posting, taxes)
  const waits = ({ taxId }: { taxId: number }) =>
    !posting.isPaid && taxes.get(taxId)!.exigibleOn === 'payment'
  const isWaiting = planned.lines.some(waits)
  const waiting = isWaiting ? (await accountFor(ctx, 'tax_cash_basis')).id : 0
  const lines = planned.lines.map((line) => ({
    ...amountsOf(ctx, posting, line),
    accountId: waits(line) ? waiting : line.accountId,
    taxId: line.taxId,
  }))
  const marks = planned.marks.flatMap((mark) => {
    if (waits(mark)) return waitingMarks(ctx, posting, mark, planned.lines)
    // Without a box it would only have waited.
    if (mark.boxId === null) return []
    return [{ ...markOf(ctx, posting, mark), line: placeOf(posting, mark, planned.lines) }]
  })
  return { lines, marks }
}

const isUntaxed = ({ totals: { lines, summary } }: TaxPosting) =>
  summary.length === 0 && lines.every(({ taxes }) => taxes.length === 0)

function markOf(ctx: Context, { toCompany, onDate }: TaxPosting, mark: PlannedMark): NewMark {
  const amount = Money.of(toCompany(mark.amount), ctx.company.currency)
  return { ...mark, amount, onDate, line: null }
}

function placeOf({ accounts }: TaxPosting, { of, partId }: PlannedMark, lines: PlannedTaxLine[]) {
  const place = lines.findIndex((line) => line.partId === partId)
  return of === 'base' || place < 0 ? null : accounts.length + place
}

/** One for each line of the part that waits; the first of them carries what the box will count. */
function waitingMarks(
  ctx: Context,
  posting: TaxPosting,
  mark: PlannedMark,
  lines: PlannedTaxLine[]
): NewMark[] {
  const counted = markOf(ctx, posting, mark)
  if (mark.of === 'base') return [{ ...counted, waits: 'base' }]
  const nothing = Money.of(0n, ctx.company.currency)
  return lines
    .filter((line) => line.partId === mark.partId)
    .map(({ accountId, amount }, index) => ({
      ...counted,
      amount: index === 0 ? counted.amount : nothing,
      waits: { accountId, amount: Money.of(posting.toCompany(amount), ctx.company.currency) },
    }))
}

/** A signed amount as debit or credit, with the document's own beside it where that is another currency. */
function amountsOf(
  ctx: Context,
  { toCompany, currency }: TaxPosting,
  { amount }: PlannedTaxLine
): Pick<NewLine, 'debit' | 'credit' | 'foreign'> {
  const own = ctx.company.currency
  const company = toCompany(amount)
  const size = Money.of(company < 0n ? -company : company, own)
  const side = company > 0n ? { debit: size } : { credit: size }
  return currency === own ? side : { ...side, foreign: Money.of(amount, currency) }
}
