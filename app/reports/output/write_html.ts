import { message } from '#kernel/http/messages'
import { escapeMarkup as e } from '#kernel/reports/output/escape'
import {
  layOut,
  spans,
  subtitle,
  type Grid,
  type GridCell,
  type GridColumn,
} from '#kernel/reports/output/grid'
import { isRightToLeft } from '#kernel/reports/output/locale'
import type { Output, RowLook } from '#kernel/reports/output/output'
import { PAGE_STYLE } from '#kernel/reports/output/page_style'

/** Nothing is fetched and nothing is run, whoever opens the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A report as a page of its own, to read, print and send; well-formed XML too. `chart` is its drawing, as SVG. */
export function* writeHtml(output: Output, chart?: string): Generator<string> {
  const { locale, title } = output
  const grid = layOut(output)
  yield `<!DOCTYPE html>
<html lang="${e(locale)}" dir="${isRightToLeft(locale) ? 'rtl' : 'ltr'}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${e(POLICY)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${e(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${letterhead(output)}<main>
<h1 dir="auto">${e(title)}</h1>
${subtitle(output)
  .map((line) => `<p class="note" dir="auto">${e(line)}</p>`)
  .join('\n')}
${chart ? `<figure>${chart}</figure>\n` : ''}<div class="sheet" role="region" tabindex="0" aria-label="${e(title)}"><table>
${head(grid.columns)}<tbody>
`
  if (grid.length === 0) {
    const text = e(message(locale, 'report_output.empty'))
    yield `<tr><td class="empty" colspan="${grid.columns.length || 1}">${text}</td></tr>\n`
  }
  let at = 0
  for (const cells of grid.rows()) yield row(cells, grid.columns, output.looks?.[at++])
  yield `</tbody>\n${foot(grid)}</table></div>\n</main>\n</body>\n</html>\n`
}

function letterhead({ company: { name, addressLines, text, logo } }: Output) {
  const picture = logo
    ? `<img alt="" src="data:${e(logo.mediaType)};base64,${logo.content.toString('base64')}" />`
    : ''
  const lines = [...addressLines, ...(text ?? '').split('\n')].filter((line) => line.trim() !== '')
  const address = lines.map((line) => `<br />${e(line)}`).join('')
  return `<header>${picture}<p dir="auto"><strong>${e(name)}</strong>${address}</p></header>\n`
}

function head(columns: readonly GridColumn[]) {
  const across = spans(columns)
    .map(({ over, count }) =>
      over === null
        ? `<td colspan="${count}"></td>`
        : `<th scope="colgroup" colspan="${count}" dir="auto">${e(over)}</th>`
    )
    .join('')
  const names = columns
    .map((one) => `<th scope="col"${kind(one)} dir="auto">${e(one.label)}</th>`)
    .join('')
  return `<thead>${across && `\n<tr>${across}</tr>`}\n<tr>${names}</tr>\n</thead>\n`
}

function row(
  cells: readonly GridCell[],
  columns: readonly GridColumn[],
  { level = 0, isBold = false }: RowLook = {}
) {
  const written = cells.map(({ text }, at) => {
    const column = columns[at]
    if (column.isFigure) return `<td class="figure">${e(text)}</td>`
    const tag = column.of.role === 'dimension' ? 'th' : 'td'
    const scope = tag === 'th' ? ' scope="row"' : ''
    const deep = at === 0 && level > 0 ? ` style="padding-inline-start:${level + 0.75}rem"` : ''
    return `<${tag}${scope}${deep} dir="auto">${e(text)}</${tag}>`
  })
  return `<tr${isBold ? ' class="sum"' : ''}>${written.join('')}</tr>\n`
}

function foot({ totals, columns }: Grid) {
  if (totals.length === 0) return ''
  return `<tfoot>\n${totals.map((cells) => totalRow(cells, columns)).join('')}</tfoot>\n`
}

function totalRow(cells: readonly GridCell[], columns: readonly GridColumn[]) {
  const written = cells.map(({ text }, at) => {
    const tag = text !== '' && !columns[at].isFigure ? 'th' : 'td'
    return `<${tag}${tag === 'th' ? ' scope="row"' : ''}${kind(columns[at])}>${e(text)}</${tag}>`
  })
  return `<tr>${written.join('')}</tr>\n`
}

const kind = ({ isFigure }: GridColumn) => (isFigure ? ' class="figure"' : '')
