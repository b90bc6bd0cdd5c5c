import type { PdfContent } from 'kontor/plugin'
import { filled, LABELS } from './labels.js'
import type { BankAccount, PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

/** Documents that ask a customer for money. */
const ASKING: readonly PrintedDocument['kind'][] = ['invoice', 'advance_request']

/** When to pay, to whom, and what else there is to say. Of a credit note, or where advances paid it all, nothing is to pay. */
export function paymentPart(document: PrintedDocument): PdfContent[] {
  const notes = document.notes.map((text): PdfContent => ({ text, margin: [0, 4, 0, 0] }))
  return ASKING.includes(document.kind) && document.instalments.length > 0
    ? [...due(document), ...accounts(document), ...notes]
    : notes
}

function due(document: PrintedDocument): PdfContent[] {
  const labels = LABELS[document.language]
  const texts = textsIn(document)
  const said = (label: string, day: string, amount: string) =>
    filled(label, { date: texts.day(day), amount: texts.money(amount) })
  const parts = document.instalments.map(({ dueOn, amount }) =>
    said(labels.instalment, dueOn, amount)
  )
  const { discount } = document
  const early = discount ? [said(labels.early, discount.until, discount.amount)] : []
  return [
    { text: labels.payment, bold: true, margin: [0, 6, 0, 2] },
    { stack: [...parts, ...early] },
  ]
}

function accounts({ company, language }: PrintedDocument): PdfContent[] {
  if (company.accounts.length === 0) return []
  return [
    { text: LABELS[language].account, bold: true, margin: [0, 8, 0, 2] },
    { stack: company.accounts.map(accountText) },
  ]
}

function accountText({ number, bank, holder, code }: BankAccount) {
  return [holder, number, bank, code].filter(Boolean).join(' · ')
}
