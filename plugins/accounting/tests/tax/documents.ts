import { Decimal } from 'kontor/plugin'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { TaxDocument, TaxRule } from '../../tax/engine/document.js'

/** A tax as the vectors write it: percentages and amounts as texts, members by their names. */
export interface WrittenTax {
  kind?: TaxRule['kind']
  rate?: string
  amount?: string
  included?: boolean
  compound?: boolean
  category?: string
  sequence?: number
  parts?: string[]
  members?: string[]
}

export interface WrittenDocument {
  decimals?: number
  rounding?: TaxDocument['rounding']
  isIncluded?: boolean
  taxes: Record<string, WrittenTax>
  lines: {
    quantity?: string
    price: string
    discount?: string
    discountAmount?: string
    taxes: string[]
  }[]
  discount?: { percent?: string; amount?: string }
  cash?: string
  prepaid?: string
}

export const millionths = (text: string) => Decimal.parse(text, 6).units

/** The document of a vector, and which tax has which number. */
export function documentOf(written: WrittenDocument): TaxDocument {
  const { decimals = 2, discount } = written
  const minor = (text: string | undefined) => text && Decimal.parse(text, decimals).units
  const names = Object.keys(written.taxes)
  const rule = (name: string): TaxRule => {
    const tax = written.taxes[name]
    const place = names.indexOf(name) + 1
    return {
      id: place,
      kind: tax.kind ?? 'percent',
      rate: millionths(tax.rate ?? '0'),
      fixed: minor(tax.amount) || 0n,
      isIncluded: tax.included,
      isCompound: tax.compound,
      sequence: tax.sequence ?? place,
      category: tax.category,
      parts: tax.parts?.map((factor, index) => ({ id: index + 1, factor: millionths(factor) })),
      members: tax.members?.map(rule),
    }
  }
  return {
    currencyDecimals: decimals,
    rounding: written.rounding,
    isIncluded: written.isIncluded,
    lines: written.lines.map((line) => ({
      quantity: millionths(line.quantity ?? '1'),
      price: millionths(line.price),
      discount: line.discount ? millionths(line.discount) : undefined,
      discountAmount: minor(line.discountAmount) || undefined,
      taxes: line.taxes.map(rule),
    })),
    discount:
      discount &&
      (discount.percent
        ? { percent: millionths(discount.percent) }
        : { amount: minor(discount.amount) || 0n }),
    cashStep: minor(written.cash) || undefined,
    prepaid: minor(written.prepaid) || undefined,
  }
}

/** Its totals as texts, in the same shape as the vectors have them. */
export function totalsOf(written: WrittenDocument) {
  const totals = computeTaxes(documentOf(written))
  const text = (units: bigint) => new Decimal(units, written.decimals ?? 2).toFixed()
  const names = Object.keys(written.taxes)
  const name = (id: number) => names[id - 1]
  return {
    lineNet: text(totals.lineNet),
    discount: text(totals.discount),
    net: text(totals.net),
    total: text(totals.total),
    rounding: text(totals.rounding),
    payable: text(totals.payable),
    nets: totals.lines.map((line) => text(line.net)),
    taxes: Object.fromEntries(totals.summary.map((one) => [name(one.taxId), text(one.amount)])),
    parts: Object.fromEntries(
      totals.summary.map((one) => [name(one.taxId), one.parts.map((part) => text(part.amount))])
    ),
  }
}
