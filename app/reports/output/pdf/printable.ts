import { RULE } from '#kernel/reports/output/pdf/colours'
import {
  PAGE,
  PAGES,
  type PdfContent,
  type PdfDefinition,
  type Rules,
} from '#kernel/reports/output/pdf/definition'

type Part = Record<string, unknown>

/** A document as pdfmake itself takes it. */
export function printable({ footer, ...definition }: PdfDefinition) {
  const foot = (page: number, pages: number) =>
    changed(footer, (text) =>
      inOurFont(text).replaceAll(PAGE, String(page)).replaceAll(PAGES, String(pages))
    ) as PdfContent
  const document = changed(definition, inOurFont) as typeof definition
  return { ...document, ...(footer && { footer: foot }) }
}

/** French figures are grouped by a narrow space our font lacks: it would be printed as an empty box. */
const inOurFont = (text: string) => text.replaceAll('\u202f', '\u00a0')

/** The same with its texts changed and the lines of its tables drawn. */
function changed(part: unknown, text: (text: string) => string): unknown {
  if (typeof part === 'string') return text(part)
  if (Array.isArray(part)) return part.map((one) => changed(one, text))
  if (part === null || Object.getPrototypeOf(part) !== Object.prototype) return part
  const entries = Object.entries(part as Part).map(([key, one]) => [key, changed(one, text)])
  return withLines(Object.fromEntries(entries) as Part)
}

function withLines(part: Part): Part {
  const rules = (part.layout as { rules?: Rules } | undefined)?.rules
  return rules ? { ...part, layout: lines(rules) } : part
}

function lines({ width, at = {}, sides, ends }: Rules) {
  return {
    hLineWidth: (row: number) => at[row] ?? width,
    vLineWidth: () => 0,
    hLineColor: () => RULE,
    ...(sides !== undefined && { paddingLeft: () => sides, paddingRight: () => sides }),
    ...(ends !== undefined && { paddingTop: () => ends, paddingBottom: () => ends }),
  }
}
