import { PAGE, PAGES, type PdfContent } from 'kontor/plugin'
import { filled, LABELS } from './labels.js'
import type { PrintLanguage } from './printed_document.js'

interface Paper {
  company: { name: string; identifiers: readonly string[] }
  language: PrintLanguage
}

/** The foot of every page: whose paper it is, and which page. */
export function pageFooter({ company, language }: Paper): PdfContent {
  return {
    margin: [48, 16, 48, 0],
    fontSize: 8,
    color: '#475569',
    columns: [
      { text: [company.name, ...company.identifiers].join(' · '), width: '*' },
      {
        text: filled(LABELS[language].page, { page: PAGE, pages: PAGES }),
        alignment: 'right' as const,
        width: 'auto',
      },
    ],
  }
}
