import { message } from '#kernel/http/messages'
import { displayWidth, wrap } from '#kernel/reports/output/display_width'
import { layOut, spans, subtitle, type Grid, type GridColumn } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'

const WIDEST = 48
const GAP = '  '
const UNWRITABLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** A report as text in columns: figures at the right, their signs under one another, totals below a line. */
export function* writeText(output: Output): Generator<string> {
  yield `${[output.title, ...subtitle(output)].map(oneLine).join('\n')}\n\n`
  const grid = layOut(output)
  const widths = measured(grid)
  const heads = grid.columns.map((one) => one.label)
  const rule = `${widths.map((width) => '-'.repeat(width)).join(GAP)}\n`
  const across = spans(grid.columns)
  if (across.length > 0) yield spanLine(across, widths)
  yield lines(heads, grid.columns, widths)
  yield rule
  if (grid.length === 0) yield `${message(output.locale, 'report_output.empty')}\n`
  for (const cells of grid.rows()) yield lines(texts(cells), grid.columns, widths)
  if (grid.totals.length > 0) yield rule
  for (const cells of grid.totals) yield lines(texts(cells), grid.columns, widths)
}

const texts = (cells: readonly { text: string }[]) => cells.map((one) => one.text)

/** How wide each column must be for all it holds, up to a measure above which texts are broken. */
function measured(grid: Grid) {
  const widths = grid.columns.map(({ label }) => Math.min(WIDEST, displayWidth(oneLine(label))))
  const widen = (cells: readonly { text: string }[]) =>
    cells.forEach(({ text }, at) => {
      const width = displayWidth(oneLine(text))
      const most = grid.columns[at].isFigure ? width : Math.min(WIDEST, width)
      if (most > widths[at]) widths[at] = most
    })
  for (const cells of grid.rows()) widen(cells)
  for (const cells of grid.totals) widen(cells)
  let at = 0
  for (const { over, count } of spans(grid.columns)) {
    const own = widths.slice(at, at + count)
    const whole = own.reduce((sum, one) => sum + one, GAP.length * (count - 1))
    widths[at + count - 1] += Math.max(0, displayWidth(oneLine(over ?? '')) - whole)
    at += count
  }
  return widths
}

function lines(cells: string[], columns: readonly GridColumn[], widths: readonly number[]) {
  const wrapped = cells.map((text, at) => wrap(oneLine(text), widths[at]))
  const height = Math.max(1, ...wrapped.map((one) => one.length))
  let all = ''
  for (let row = 0; row < height; row++) {
    const line = wrapped.map((one, at) => filled(one[row] ?? '', widths[at], columns[at].isFigure))
    all += `${line.join(GAP).trimEnd()}\n`
  }
  return all
}

function spanLine(across: ReturnType<typeof spans>, widths: readonly number[]) {
  let at = 0
  const parts = across.map(({ over, count }) => {
    const own = widths.slice(at, (at += count))
    const whole = own.reduce((sum, one) => sum + one, GAP.length * (count - 1))
    return filled(oneLine(over ?? ''), whole, false)
  })
  return `${parts.join(GAP).trimEnd()}\n`
}

/** A text that runs from right to left is kept apart, so that its neighbours stay where they are. */
function filled(text: string, width: number, isRight: boolean) {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  const shown = RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
  return isRight ? space + shown : shown + space
}

function oneLine(text: string) {
  return text.replace(UNWRITABLE, ' ').trim()
}
