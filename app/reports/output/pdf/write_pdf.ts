import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { layOut, spans, subtitle, type Grid, type GridCell } from '#kernel/reports/output/grid'
import type { Output, RowLook } from '#kernel/reports/output/output'
import { pageFor, type Page } from '#kernel/reports/output/page'
import { INK, SOFT } from '#kernel/reports/output/pdf/colours'
import {
  PAGE,
  PAGES,
  type PdfContent,
  type PdfDefinition,
  ruled,
} from '#kernel/reports/output/pdf/definition'
import { letterhead } from '#kernel/reports/output/pdf/letterhead_part'
import { printPdf } from '#kernel/reports/output/pdf/print_pdf'

type TableCell = Extract<PdfContent, { table: unknown }>['table']['body'][number][number]

/** A document is laid out as a whole, at about a thousand rows a second; so many take 350 MB while they are. */
const MOST_ROWS = 5000
/** How far a row stands below what it belongs to, in points. */
const STEP = 9
/** What our letters hold: Latin, Greek and Cyrillic. */
const UNPRINTABLE =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}|\p{Emoji_Presentation}/u

/** A report as a document: letterhead, chart if it has one, heads on every page, page numbers. */
export async function writePdf(output: Output, chart?: string): Promise<Buffer> {
  const grid = layOut(output)
  if (grid.length > MOST_ROWS) {
    const params = { rows: grid.length, format: 'PDF', most: MOST_ROWS }
    throw new Refusal('E_REPORT_TOO_LONG', params, { status: 422 })
  }
  return printPdf(documentOf(output, grid, chart))
}

function documentOf(output: Output, grid: Grid, chart: string | undefined): PdfDefinition {
  const { title, company, locale } = output
  const page = pageFor(grid, company.country)
  const rows = [...grid.rows(), ...grid.totals]
  const isWhole = !rows.some((cells) => cells.some(({ text }) => UNPRINTABLE.test(text)))
  return {
    pageSize: page.size,
    pageOrientation: page.isWide ? 'landscape' : 'portrait',
    pageMargins: [40, 40, 40, 50],
    info: { title, author: company.name },
    language: locale,
    defaultStyle: { font: 'Roboto', fontSize: page.fontSize, color: INK },
    content: [
      letterhead(company),
      { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 4] },
      ...subtitle(output).map((text) => ({ text, fontSize: 9, color: SOFT })),
      ...(isWhole ? [] : [{ text: message(locale, 'report_output.unprintable'), fontSize: 9 }]),
      ...(chart ? [{ svg: chart, width: page.width, margin: [0, 12, 0, 0] } as PdfContent] : []),
      table(grid, page, output),
    ],
    footer: {
      text: message(locale, 'report_output.page', { page: PAGE, pages: PAGES }),
      alignment: 'right',
      fontSize: 8,
      color: SOFT,
      margin: [40, 12, 40, 0],
    },
  }
}

function table(grid: Grid, page: Page, { locale, looks }: Output): PdfContent {
  const { columns } = grid
  const head = columns.map((one) => ({
    text: one.label,
    bold: true,
    alignment: one.isFigure ? ('right' as const) : ('left' as const),
  }))
  const across = spanned(grid)
  const row = (cells: GridCell[], { level = 0, isBold: bold = false }: RowLook = {}): TableCell[] =>
    cells.map(({ text }, at) => {
      if (columns[at].isFigure) return { text, bold, alignment: 'right', noWrap: true }
      return at === 0 && level > 0
        ? { text, bold, margin: [level * STEP, 0, 0, 0] }
        : { text, bold }
    })
  const body = [...across, head, ...[...grid.rows()].map((cells, at) => row(cells, looks?.[at]))]
  if (grid.length === 0) {
    const empty = { text: message(locale, 'report_output.empty'), colSpan: columns.length }
    body.push([empty, ...columns.slice(1).map(() => ({ text: '' }))])
  }
  const [heads, end, hasTotals] = [across.length + 1, body.length, grid.totals.length > 0]
  return {
    margin: [0, 14, 0, 0],
    table: {
      headerRows: heads,
      dontBreakRows: true,
      widths: page.widths,
      body: [...body, ...grid.totals.map((cells) => row(cells, { isBold: true }))],
    },
    layout: ruled({
      width: 0.4,
      at: hasTotals ? { [heads]: 1, [end]: 1 } : { [heads]: 1 },
      sides: 4,
    }),
  }
}

function spanned({ columns }: Grid): TableCell[][] {
  const across = spans(columns)
  if (across.length === 0) return []
  return [
    across.flatMap(({ over, count }): TableCell[] => [
      { text: over ?? '', bold: true, alignment: 'center', colSpan: count },
      ...Array.from({ length: count - 1 }, () => ({ text: '' })),
    ]),
  ]
}
