import { type PdfContent, ruled } from 'kontor/plugin'
import { LABELS } from './labels.js'
import type { PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

/** The lines of a document; discount, share and tax have a column only where a line has one. */
export function lineTable(document: PrintedDocument): PdfContent {
  const { lines, language } = document
  const labels = LABELS[language]
  const texts = textsIn(document)
  const hasDiscount = lines.some(({ discount }) => discount !== null)
  const hasShare = lines.some(({ share }) => share !== null)
  const hasTax = lines.some(({ tax }) => tax !== null)
  const figure = (text: string) => ({ text, alignment: 'right' as const, noWrap: true })
  const heads = [
    { text: labels.text, bold: true },
    { ...figure(labels.quantity), bold: true },
    { ...figure(labels.price), bold: true },
    ...(hasDiscount ? [{ ...figure(labels.discount), bold: true }] : []),
    ...(hasShare ? [{ ...figure(labels.share), bold: true }] : []),
    ...(hasTax ? [{ ...figure(labels.tax), bold: true }] : []),
    { ...figure(labels.amount), bold: true },
  ]
  const rows = lines.map((line) => [
    { text: line.text },
    figure([texts.quantity(line.quantity), line.unit].filter(Boolean).join(' ')),
    figure(texts.price(line.price)),
    ...(hasDiscount ? [figure(line.discount ? texts.percent(line.discount) : '')] : []),
    ...(hasShare ? [figure(line.share ? texts.percent(line.share) : '')] : []),
    ...(hasTax ? [figure(line.tax ?? '')] : []),
    figure(texts.amount(line.net)),
  ])
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', ...heads.slice(1).map(() => 'auto')],
      body: [heads, ...rows],
    },
    layout: ruled({ width: 0.4, at: { 1: 1 }, sides: 4, ends: 4 }),
  }
}
