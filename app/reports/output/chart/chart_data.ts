import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { figureText } from '#kernel/reports/output/cell_text'
import { exactSum } from '#kernel/reports/output/chart/exact_sum'
import { layOut, type GridCell, type GridColumn } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'

/** One value drawn; null is a gap. Its number only says where it stands, its text is exact. */
export interface Mark {
  value: number | null
  text: string
  wire: string
}

export interface Series {
  name: string
  column: GridColumn
  marks: Mark[]
}

/** What a chart shows: series of marks over categories. */
export interface ChartData {
  categories: string[]
  /** What the categories are: "Country". */
  categoryLabel: string
  series: Series[]
}

const MOST_MARKS = 2000
const MOST_SERIES = 8

/** Finds what a chart shows in an answer; throws a refusal that says what it lacks. */
export function chartData(output: Output): ChartData {
  const grid = layOut(output)
  const rows = [...grid.rows()]
  const shown = figureColumns(output, grid.columns)
  const marks = rows.length * shown.length
  if (marks > MOST_MARKS) {
    throw new Refusal('E_CHART_TOO_LONG', { marks, most: MOST_MARKS }, { status: 422 })
  }
  for (const at of shown) needOneCurrency(grid.columns[at], at, rows)
  const { by, others } = dimensions(output, grid.columns, shown)
  const data = {
    categoryLabel: others.map((at) => grid.columns[at].label).join(' · '),
    ...(by === undefined
      ? plainSeries(grid.columns, rows, shown, others)
      : splitSeries(grid.columns, rows, { figure: shown[0], by, others })),
  }
  return { ...data, series: foldSeries(data.series, output.locale) }
}

/** The figures asked for; in a pivot those under its values, without the total across. */
function figureColumns({ presentation: { figures } }: Output, columns: readonly GridColumn[]) {
  const all = [...columns.keys()].filter((at) => columns[at].isFigure)
  const asked = figures ? all.filter((at) => figures.includes(columns[at].of.key)) : all
  const across = asked.filter((at) => columns[at].over !== null)
  const found = across.length > 0 ? across : asked
  if (found.length === 0) throw new Refusal('E_CHART_FIGURE', { figures: 1 }, { status: 422 })
  return found
}

function dimensions(
  { presentation }: Output,
  columns: readonly GridColumn[],
  figures: readonly number[]
) {
  const { category, kind } = presentation
  const currencies = new Set(columns.map(({ of }) => of.currencyKey))
  const named = [...columns.keys()].filter(
    (at) => !columns[at].isFigure && !currencies.has(columns[at].of.key)
  )
  const place = (key: string | undefined) => named.find((at) => columns[at].of.key === key)
  const isSplit = figures.length === 1 && !['pie', 'treemap', 'scatter', 'kpi'].includes(kind)
  const second = isSplit ? named.find((at) => at !== (place(category) ?? named[0])) : undefined
  const by = isSplit ? (place(presentation.by) ?? second) : undefined
  const first = place(category)
  const rest = named.filter((at) => at !== by && at !== first)
  return { by, others: first === undefined ? rest : [first, ...rest] }
}

/** One scale shows one currency. */
function needOneCurrency(column: GridColumn, at: number, rows: readonly GridCell[][]) {
  if (new Set(rows.map((cells) => cells[at].currency)).size > 1) {
    throw new Refusal('E_CHART_CURRENCIES', { figure: column.label }, { status: 422 })
  }
}

const nameOf = (cells: readonly GridCell[], places: readonly number[]) =>
  places.map((at) => cells[at].text).join(' · ')

function plainSeries(
  columns: readonly GridColumn[],
  rows: readonly GridCell[][],
  figures: readonly number[],
  others: readonly number[]
) {
  const labels = new Set(figures.map((at) => columns[at].label))
  return {
    categories: rows.map((cells) => nameOf(cells, others)),
    series: figures.map((at) => {
      const { over, label } = columns[at]
      const name = over === null ? label : labels.size > 1 ? `${over} · ${label}` : over
      return { name, column: columns[at], marks: rows.map((cells) => mark(cells[at])) }
    }),
  }
}

function splitSeries(
  columns: readonly GridColumn[],
  rows: readonly GridCell[][],
  { figure, by, others }: { figure: number; by: number; others: readonly number[] }
) {
  const categories = [...new Set(rows.map((cells) => nameOf(cells, others)))]
  const places = new Map(categories.map((name, at) => [name, at]))
  const series = new Map<string, Series>()
  for (const cells of rows) {
    const name = cells[by].text
    let one = series.get(name)
    if (!one) {
      one = { name, column: columns[figure], marks: categories.map(() => mark(undefined)) }
      series.set(name, one)
    }
    one.marks[places.get(nameOf(cells, others))!] = mark(cells[figure])
  }
  return { categories, series: [...series.values()] }
}

function mark(cell: GridCell | undefined): Mark {
  if (!cell || cell.wire === '') return { value: null, text: '', wire: '' }
  return { value: Number(cell.wire), text: cell.text, wire: cell.wire }
}

/** More series than there are colours to tell apart: the smallest are added up, where they can be. */
function foldSeries(series: Series[], locale: string): Series[] {
  if (series.length <= MOST_SERIES) return series
  if (series.some((one) => one.column !== series[0].column && one.name !== one.column.over)) {
    throw tooManySeries(series.length)
  }
  const size = ({ marks }: Series) => marks.reduce((sum, one) => sum + Math.abs(one.value ?? 0), 0)
  const bySize = [...series].sort((one, other) => size(other) - size(one))
  const kept = new Set(bySize.slice(0, MOST_SERIES - 1))
  const rest = series.filter((one) => !kept.has(one))
  const marks = rest[0].marks.map((_, at) =>
    added(
      rest[0].column,
      rest.map((one) => one.marks[at]),
      locale,
      series.length
    )
  )
  const others = { name: message(locale, 'report_output.others'), column: rest[0].column, marks }
  return [...series.filter((one) => kept.has(one)), others]
}

/** The smallest parts of a whole as one, so that at most `most` are left. */
export function foldParts(
  { categories, series: [series] }: ChartData,
  most: number,
  locale: string
) {
  const parts = series.marks
    .map((one, at) => ({ ...one, name: categories[at] }))
    .filter((one) => one.value !== null && one.value !== 0)
    .sort((one, other) => other.value! - one.value!)
  if (parts.length <= most) return parts
  const rest = added(series.column, parts.slice(most - 1), locale, parts.length)
  return [...parts.slice(0, most - 1), { ...rest, name: message(locale, 'report_output.others') }]
}

function added(
  { of, decimals }: GridColumn,
  marks: readonly Mark[],
  locale: string,
  series: number
) {
  if (of.fn !== undefined && of.fn !== 'sum' && of.fn !== 'count' && of.fn !== 'share') {
    throw tooManySeries(series)
  }
  if (marks.every((one) => one.value === null)) return mark(undefined)
  const wire = exactSum(
    marks.map((one) => one.wire),
    decimals
  )
  return { value: Number(wire), text: figureText(of, wire, decimals, locale), wire }
}

const tooManySeries = (series: number) =>
  new Refusal('E_CHART_SERIES', { series, most: MOST_SERIES }, { status: 422 })
