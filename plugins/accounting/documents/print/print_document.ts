import { paperOf, printPdf, type PdfDefinition } from 'kontor/plugin'
import { classicHead } from './classic_head.js'
import { LABELS } from './labels.js'
import { lineTable } from './line_table.js'
import { modernHead } from './modern_head.js'
import { pageFooter } from './page_footer.js'
import { paymentPart } from './payment_part.js'
import type { PrintedDocument } from './printed_document.js'
import { totalsPart } from './totals_part.js'

/** A document as a file: letterhead, lines with their heads on every page, taxes, how to pay, page numbers. */
export function printDocument(document: PrintedDocument): Promise<Buffer> {
  return printPdf(layOut(document))
}

/** What a document is called: "Invoice SAL/2026/00012". */
export function titleOf({ kind, number, language }: PrintedDocument) {
  const labels = LABELS[language]
  return `${labels[kind]} ${number ?? labels.draft}`
}

function layOut(document: PrintedDocument): PdfDefinition {
  const { company, language } = document
  const title = titleOf(document)
  const head = document.layout === 'modern' ? modernHead : classicHead
  return {
    pageSize: paperOf(company.country),
    pageMargins: [48, 40, 48, 60],
    info: { title, author: company.name },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9, color: '#0f172a' },
    content: [
      ...head(document, title),
      lineTable(document),
      ...totalsPart(document),
      ...paymentPart(document),
    ],
    footer: pageFooter(document),
  }
}
