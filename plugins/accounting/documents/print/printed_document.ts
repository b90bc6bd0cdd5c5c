import type { Letterhead } from './letterhead.js'

/** Everything a printed document says; nothing else is read while it is laid out. Amounts are decimal texts. */
export interface PrintedDocument {
  kind: 'invoice' | 'credit_note' | 'bill' | 'bill_credit' | 'advance_request'
  /** None yet for a draft. */
  number: string | null
  language: PrintLanguage
  layout: Layout
  company: Letterhead & { identifiers: string[]; accounts: BankAccount[] }
  party: { name: string; lines: string[]; taxNumbers: string[] }
  onDate: string
  reference: string | null
  /** The number of the invoice that is taken back. */
  refunds: string | null
  currency: string
  lines: PrintedLine[]
  taxes: PrintedTax[]
  net: string
  tax: string
  total: string
  /** Where the country's layout has it; null elsewhere. */
  inWords: string | null
  /** Advances it deducts, each with the tax in it. */
  deductions: PrintedDeduction[]
  /** What is left to pay (BT-115). */
  payable: string
  instalments: { dueOn: string; amount: string }[]
  discount: { until: string; amount: string } | null
  /** Of the payment term, and of the document. */
  notes: string[]
}

export interface PrintedDeduction {
  number: string
  onDate: string
  amount: string
  net: string
  taxes: PrintedTax[]
}

export interface PrintedTax {
  label: string
  base: string
  amount: string
  /** Why it is not charged, as the law wants it said (article 226(11) and (11a) of directive 2006/112/EC). */
  reason: string | null
}

export interface PrintedLine {
  text: string
  quantity: string
  unit: string | null
  price: string
  /** Percent. */
  discount: string | null
  /** Percent of it that is asked for in advance. */
  share: string | null
  tax: string | null
  net: string
}

export interface BankAccount {
  number: string
  bank: string | null
  holder: string | null
  code: string | null
}

export const LAYOUTS = ['classic', 'modern'] as const
export type Layout = (typeof LAYOUTS)[number]

export const PRINT_LANGUAGES = ['en', 'uk', 'de', 'fr', 'pl'] as const
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number]

/** The language a document is printed in: "de-AT" is de, an unknown one is English. */
export function printLanguage(wanted: string | null | undefined): PrintLanguage {
  const base = wanted?.split('-')[0].toLowerCase()
  return PRINT_LANGUAGES.find((one) => one === base) ?? 'en'
}
