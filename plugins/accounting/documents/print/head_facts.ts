import { LABELS } from './labels.js'
import type { PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

/** What stands beside the address: number, days, references, as label and value. */
export function headFacts(document: PrintedDocument): [label: string, value: string][] {
  const labels = LABELS[document.language]
  const texts = textsIn(document)
  const { number, onDate, instalments, reference, refunds } = document
  const due = instalments.at(-1)
  const facts: [string, string | null | undefined][] = [
    [labels.number, number],
    [labels.date, texts.day(onDate)],
    [labels.due, due && texts.day(due.dueOn)],
    [labels.reference, reference],
    [labels.refunds, refunds],
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

/** Who it is for, a line each. */
export function addressee({ party, language }: PrintedDocument) {
  const numbers = party.taxNumbers.map((one) => `${LABELS[language].taxNumber} ${one}`)
  return [...party.lines, ...numbers]
}
