import type { Context, Decimal, Money } from 'kontor/plugin'
import type { Unit } from '#plugins/catalogue'
import type InvoiceLine from '../../models/invoice_line.js'
import type { StoredTax } from '../../tax/read_taxes.js'
import { amountInWords } from '../../words/in_words.js'
import { wordLanguage } from '../../words/word_language.js'
import { bankAccounts, identifiers } from './company_facts.js'
import type { Letterhead } from './letterhead.js'
import type { PrintLanguage } from './printed_document.js'

/** Documents of these countries say their total in words. */
const WRITTEN_OUT = ['UA', 'PL']

/** A total written out where the country's law or custom wants it; null elsewhere. */
export function totalInWords(total: Money, language: PrintLanguage, country: string | null) {
  if (!country || !WRITTEN_OUT.includes(country) || total.units < 0n) return null
  return amountInWords(total, wordLanguage(language, country))
}

/** Who a document is from, with where it is paid to. */
export async function printedCompany(ctx: Context, head: Letterhead, currency: string) {
  return {
    ...head,
    identifiers: await identifiers(ctx),
    accounts: await bankAccounts(ctx, currency),
  }
}

/** What taxes come to, by their names; those of nothing are left out. */
export function printedTaxes(
  sums: readonly { taxId: number; base: bigint; amount: bigint }[],
  taxes: ReadonlyMap<number, StoredTax>,
  money: (units: bigint) => string
) {
  return sums
    .filter(({ amount, base }) => amount !== 0n || base !== 0n)
    .map(({ taxId, base, amount }) => ({
      label: taxes.get(taxId)?.name ?? '',
      base: money(base),
      amount: money(amount),
      reason: taxes.get(taxId)?.reason ?? null,
    }))
}

type Line = Pick<InvoiceLine, 'text' | 'quantity' | 'unitId' | 'price' | 'discount' | 'taxId'> & {
  share?: Decimal | null
}

/** Lines as they are printed, in their order; `netOf` is asked by place. */
export async function printedLines(
  ctx: Context,
  lines: readonly Line[],
  taxes: Map<number, StoredTax>,
  netOf: (at: number) => string
) {
  const ids = [...new Set(lines.flatMap((line) => line.unitId ?? []))]
  const units = ids.length ? await ctx.records<Unit>('catalogue.unit').where(['id', 'in', ids]) : []
  const symbols = new Map(units.map((unit) => [unit.id, unit.symbol]))
  return lines.map((line, at) => ({
    text: line.text ?? '',
    quantity: line.quantity.toString(),
    unit: (line.unitId && symbols.get(line.unitId)) || null,
    price: line.price.toString(),
    discount: percentOf(line.discount),
    share: percentOf(line.share ?? null),
    tax: line.taxId ? (taxes.get(line.taxId)?.name ?? null) : null,
    net: netOf(at),
  }))
}

const percentOf = (value: Decimal | null) => (value && !value.isZero ? value.toString() : null)
