import type { TaxAmount, Totals } from './engine/document.js'
import { fraction, rounded, times, WHOLE } from './engine/fraction.js'
import type { TaxScope } from './lists.js'
import type { StoredPart, StoredTax } from './read_taxes.js'
import { countsOn } from './rules_of.js'

/** What is posted of a document's taxes: amounts in minor units of the document's currency, a debit above zero. */
export interface PlannedTaxLine {
  taxId: number
  partId: number
  accountId: number
  amount: bigint
  /** The line of the document it belongs to, where the part has no account of its own. */
  line: number | null
}

/** What the return is told, in minor units of the document's currency, as the box counts it. */
export interface PlannedMark {
  taxId: number
  partId: number
  /** None: it is counted nowhere, and only waits to be paid. */
  boxId: number | null
  of: 'base' | 'tax'
  amount: bigint
}

export interface TaxedDocument {
  scope: TaxScope
  isCreditNote: boolean
  totals: Pick<Totals, 'lines' | 'summary'>
  /** The account of each line's net, in the order of the totals' lines. */
  accounts: number[]
}

/**
 * The lines and marks of a document's taxes, as a pure function: each part of each tax once by its account, shares
 * without an account by the line they stand in. Nothing is planned for nothing.
 */
export function planTaxLines(document: TaxedDocument, taxes: Map<number, StoredTax>) {
  return {
    lines: merged(
      document.totals.lines.flatMap((line, index) => linesOf(document, taxes, line.taxes, index))
    ),
    marks: document.totals.summary.flatMap((one) => marksOf(document, taxes.get(one.taxId)!, one)),
  }
}

function linesOf(
  document: TaxedDocument,
  taxes: Map<number, StoredTax>,
  amounts: TaxAmount[],
  index: number
): PlannedTaxLine[] {
  return amounts.flatMap(({ taxId, amount: whole, parts }) => {
    // A tax that says of no part where it goes stands where the line does: what is asked for is booked.
    if (parts.length === 0) {
      const accountId = document.accounts[index]
      return [{ taxId, partId: 0, accountId, line: index, amount: whole * sideOf(document) }]
    }
    return parts.map(({ partId, amount }) => {
      const part = taxes.get(taxId)!.parts.find((one) => one.id === partId)!
      const place =
        part.accountId === null
          ? { accountId: document.accounts[index], line: index }
          : { accountId: part.accountId, line: null }
      return { taxId, partId, ...place, amount: amount * sideOf(document) }
    })
  })
}

/** A sale's tax is owed: a credit. A purchase's is a claim; a credit note turns both. */
function sideOf({ scope, isCreditNote }: TaxedDocument) {
  return (scope === 'sale') === isCreditNote ? 1n : -1n
}

function marksOf(document: TaxedDocument, tax: StoredTax, summed: TaxAmount): PlannedMark[] {
  const shares = new Map(summed.parts.map((part) => [part.partId, part.amount]))
  return tax.parts
    .filter((part) => isKept(tax, part) && countsOn(part, document.isCreditNote))
    .map((part) => {
      const amount =
        part.of === 'tax' ? (shares.get(part.id) ?? 0n) : shareOfBase(part, summed.base)
      const sign = (part.boxSign === 'minus') === document.isCreditNote ? 1n : -1n
      return {
        taxId: tax.id,
        partId: part.id,
        boxId: part.boxId,
        of: part.of,
        amount: amount * sign,
      }
    })
    .filter((mark) => mark.amount !== 0n)
}

/** What a box counts, and what waits to be paid whether a box counts it or not. */
function isKept({ exigibleOn }: StoredTax, { boxId, of }: StoredPart) {
  return boxId !== null || (exigibleOn === 'payment' && of === 'tax')
}

function shareOfBase({ factor }: StoredPart, base: bigint) {
  return rounded(times(fraction(base), fraction(factor, WHOLE)))
}

function merged(lines: PlannedTaxLine[]) {
  const keyOf = ({ taxId, partId, accountId, line }: PlannedTaxLine) =>
    [taxId, partId, accountId, line].join()
  const sums = [...Map.groupBy(lines, keyOf).values()].map((same) => ({
    ...same[0],
    amount: same.reduce((sum, one) => sum + one.amount, 0n),
  }))
  return sums.filter(({ amount }) => amount !== 0n)
}
