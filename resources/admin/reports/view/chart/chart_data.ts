import type { Presentation } from '#kernel/reports/output/presentation'
import { cellOf, tableColumns, type TableColumn } from '../table.js'
import type { AnswerOnWire, AnswerRow } from '../types.js'
import { currencyOf, wireText, type Wording } from '../wording.js'
import { foldSeries } from './fold.js'
import { ChartRefusal } from './refusal.js'
import { NO_MARK, type ChartData, type Mark, type Series } from './series.js'

const MOST_MARKS = 2000

/** Finds what a chart shows in an answer, as files do (app/reports/output/chart/chart_data.ts); throws a ChartRefusal. */
export function chartData(
  answer: AnswerOnWire,
  presentation: Presentation,
  wording: Wording
): ChartData {
  const columns = tableColumns(answer)
  const figures = figureColumns(columns, presentation)
  const marks = answer.rows.length * figures.length
  if (marks > MOST_MARKS) throw new ChartRefusal('E_CHART_TOO_LONG', { marks, most: MOST_MARKS })
  for (const column of figures) needOneCurrency(column, answer.rows)
  const { by, others } = dimensions(columns, figures, presentation)
  const laid = { answer, columns, figures, others, wording }
  const found = by === undefined ? plainSeries(laid) : splitSeries(laid, by)
  return {
    ...found,
    categoryLabel: others.map(({ label }) => label).join(' · '),
    series: foldSeries(found.series, wording),
  }
}

interface Laid {
  answer: AnswerOnWire
  columns: readonly TableColumn[]
  figures: readonly TableColumn[]
  others: readonly TableColumn[]
  wording: Wording
}

/** The figures asked for; in a pivot those under its values, without the total across. */
function figureColumns(columns: readonly TableColumn[], { figures }: Presentation) {
  const all = columns.filter((one) => one.isFigure)
  const asked = figures ? all.filter(({ of }) => figures.includes(of.key)) : all
  const across = asked.filter(({ over }) => over !== null)
  const found = across.length > 0 ? across : asked
  if (found.length === 0) throw new ChartRefusal('E_CHART_FIGURE', { figures: 1 })
  return found
}

function dimensions(
  columns: readonly TableColumn[],
  figures: readonly TableColumn[],
  { category, by, kind }: Presentation
) {
  const currencies = new Set(columns.flatMap(({ of }) => of.currency_key ?? []))
  const named = columns.filter((one) => !one.isFigure && !currencies.has(one.of.key))
  const place = (key: string | undefined) => named.find(({ of }) => of.key === key)
  const isSplit = figures.length === 1 && !['pie', 'treemap', 'scatter', 'kpi'].includes(kind)
  const first = place(category)
  const second = named.find((one) => one !== (first ?? named[0]))
  const split = isSplit ? (place(by) ?? second) : undefined
  const rest = named.filter((one) => one !== split && one !== first)
  return { by: split, others: first ? [first, ...rest] : rest }
}

/** One scale shows one currency. */
function needOneCurrency({ of, label }: TableColumn, rows: readonly AnswerRow[]) {
  if (new Set(rows.map((row) => currencyOf(of, row))).size > 1) {
    throw new ChartRefusal('E_CHART_CURRENCIES', { figure: label })
  }
}

function nameOf({ answer, wording }: Laid, columns: readonly TableColumn[], row: number) {
  const isRest = answer.drill[row]?.rest ?? false
  return columns.map((one) => cellOf(one, answer.rows[row], isRest, wording)).join(' · ')
}

function plainSeries(laid: Laid) {
  const { answer, figures, others, wording } = laid
  const labels = new Set(figures.map(({ label }) => label))
  return {
    categories: answer.rows.map((_, row) => nameOf(laid, others, row)),
    series: figures.map((column) => {
      const { over, label } = column
      const name = over === null ? label : labels.size > 1 ? `${over} · ${label}` : over
      return {
        name,
        column,
        marks: answer.rows.map((_, row) => markOf(answer, column, row, wording)),
      }
    }),
  }
}

function splitSeries(laid: Laid, by: TableColumn) {
  const { answer, figures, others, wording } = laid
  const names = answer.rows.map((_, row) => nameOf(laid, others, row))
  const categories = [...new Set(names)]
  const places = new Map(categories.map((name, at) => [name, at]))
  const series = new Map<string, Series>()
  for (const row of answer.rows.keys()) {
    const name = nameOf(laid, [by], row)
    let one = series.get(name)
    if (!one) {
      one = { name, column: figures[0], marks: categories.map(() => NO_MARK) }
      series.set(name, one)
    }
    one.marks[places.get(names[row])!] = markOf(answer, figures[0], row, wording)
  }
  return { categories, series: [...series.values()] }
}

function markOf(answer: AnswerOnWire, column: TableColumn, row: number, wording: Wording): Mark {
  const wire = wireText(answer.rows[row][column.of.key])
  if (wire === '') return NO_MARK
  return {
    value: Number(wire),
    text: cellOf(column, answer.rows[row], false, wording),
    wire,
    from: column.cell === undefined ? { row } : { row, cell: column.cell },
  }
}
