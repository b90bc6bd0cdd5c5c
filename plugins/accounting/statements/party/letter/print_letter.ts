import { letterhead, paperOf, printPdf, type PdfContent, type PdfDefinition } from 'kontor/plugin'
import { filled, LABELS } from '../../../documents/print/labels.js'
import { pageFooter } from '../../../documents/print/page_footer.js'
import { textsIn } from '../../../documents/print/texts.js'
import { LETTER_LABELS } from './letter_labels.js'
import type { Letter, LetterSection } from './read_letter.js'
import { ledgerTable, openTable } from './letter_tables.js'

const SOFT = '#475569'

/** A statement of account as a file: what happened in each currency, what is open, where to pay, page numbers. */
export function printLetter(letter: Letter): Promise<Buffer> {
  return printPdf(layOut(letter))
}

function layOut(letter: Letter): PdfDefinition {
  const { company, language, sections } = letter
  const labels = LETTER_LABELS[language]
  return {
    pageSize: paperOf(company.country),
    pageMargins: [48, 40, 48, 60],
    info: { title: `${labels.title} ${letter.party.name}`, author: company.name },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9, color: '#0f172a' },
    content: [
      ...headOf(letter),
      ...(sections.length === 0
        ? [{ text: labels.nothing }]
        : sections.flatMap((one) => sectionOf(letter, one))),
      ...signatures(letter),
    ],
    footer: pageFooter(letter),
  }
}

function headOf({ company, party, language, from, to }: Letter): PdfContent[] {
  const labels = LETTER_LABELS[language]
  const { day } = textsIn({ language, currency: 'EUR' })
  const numbers = party.taxNumbers.map((one) => `${LABELS[language].taxNumber} ${one}`)
  return [
    letterhead(company),
    {
      margin: [0, 24, 0, 24],
      stack: [{ text: party.name, bold: true, fontSize: 10 }, ...party.lines, ...numbers],
    },
    { text: labels.title, fontSize: 16, bold: true },
    {
      text: filled(labels.period, { from: day(from), to: day(to) }),
      color: SOFT,
      margin: [0, 2, 0, 10],
    },
  ]
}

function sectionOf(letter: Letter, section: LetterSection): PdfContent[] {
  return [
    ledgerTable(letter, section),
    { text: outcome(letter, section), bold: true, margin: [0, 10, 0, 12] },
    ...openTable(letter, section),
    ...accounts(letter, section),
  ]
}

/** Who owes whom how much, in one sentence. */
function outcome({ language, company, party, to }: Letter, { currency, closing }: LetterSection) {
  const labels = LETTER_LABELS[language]
  const texts = textsIn({ language, currency })
  const date = texts.day(to)
  if (/^-?[0.]+$/.test(closing)) return filled(labels.even, { date, currency })
  const isOurs = !closing.startsWith('-')
  const [debtor, creditor] = isOurs ? [party.name, company.name] : [company.name, party.name]
  const amount = texts.money(closing.replace('-', ''))
  return filled(labels.owes, { date, debtor, creditor, amount })
}

/** Where to pay, where the party owes. */
function accounts({ language }: Letter, section: LetterSection): PdfContent[] {
  if (section.closing.startsWith('-') || section.open.length === 0) return []
  if (section.accounts.length === 0) return []
  const lines = section.accounts.map(({ number, bank, holder, code }) =>
    [holder, number, bank, code].filter(Boolean).join(' · ')
  )
  return [
    { text: LABELS[language].account, bold: true, margin: [0, 0, 0, 2] },
    { stack: lines, margin: [0, 0, 0, 12] },
  ]
}

/** A line for each side, where such a letter is signed by both. */
function signatures({ language, company, party }: Letter): PdfContent[] {
  const { signature } = LETTER_LABELS[language]
  if (!signature) return []
  const side = (name: string) => ({
    stack: [filled(signature, { name }), { text: '_'.repeat(34), margin: [0, 24, 0, 0] as never }],
  })
  return [
    {
      columns: [side(company.name), side(party.name)],
      columnGap: 40,
      margin: [0, 24, 0, 0],
      unbreakable: true,
    },
  ]
}
