import { Refusal } from '#kernel/http/refusal'
import { displayWidth } from '#kernel/reports/output/display_width'
import type { Grid, GridColumn } from '#kernel/reports/output/grid'

/** Where paper is measured in inches. */
const LETTER = new Set([
  'US',
  'CA',
  'MX',
  'CO',
  'CL',
  'PH',
  'GT',
  'CR',
  'PA',
  'DO',
  'SV',
  'NI',
  'VE',
])
const SIZES = { A4: [595, 842], LETTER: [612, 792] } as const
const MARGINS = 80
/** Room of a letter in parts of its height, and what stands at the sides of a cell. */
const LETTER_WIDTH = 0.6
const PADDING = 8
const MOST_LETTERS = 40
const LEAST_LETTERS = 8
/** A number of a document or a code of so many letters is not broken in two. */
const LONGEST_WORD = 20

export interface Page {
  size: keyof typeof SIZES
  isWide: boolean
  fontSize: number
  /** Of what may be printed on, in points. */
  width: number
  /** Of each column without its padding. */
  widths: number[]
}

/** The paper of a country. */
export const paperOf = (country: string | null) =>
  country && LETTER.has(country) ? 'LETTER' : 'A4'

/**
 * Paper, direction and letters in which all columns stand beside one another, figures in one piece; words too, unless
 * the letters would be too small for it.
 */
export function pageFor(grid: Grid, country: string | null): Page {
  const size = paperOf(country)
  const page =
    pageOf(size, measured(grid, true), LEGIBLE) ?? pageOf(size, measured(grid, false), ALL)
  if (page) return page
  throw new Refusal('E_REPORT_TOO_WIDE', { columns: grid.columns.length }, { status: 422 })
}

/** Whether the paper is turned, and how large letters are, from what is read best. */
const LEGIBLE = [
  [false, 9],
  [false, 8],
  [true, 9],
  [true, 8],
  [true, 7],
] as const
const ALL = [...LEGIBLE, [true, 6], [true, 5]] as const

function pageOf(
  size: keyof typeof SIZES,
  letters: ReturnType<typeof measured>,
  ways: readonly (readonly [isWide: boolean, fontSize: number])[]
): Page | undefined {
  for (const [isWide, fontSize] of ways) {
    const width = SIZES[size][isWide ? 1 : 0] - MARGINS
    const widths = share(letters, fontSize, width)
    if (widths) return { size, isWide, fontSize, width, widths }
  }
  return undefined
}

/** The letters each column needs at least, with words and days in one piece or not, and would like to have. */
function measured({ columns, rows, totals }: Grid, isWhole: boolean) {
  const leastOf = (text: string, { isFigure, of }: GridColumn) => {
    const width = displayWidth(text)
    if (isFigure || (isWhole && of.type === 'date')) return width
    return isWhole ? wordOf(text, width) : Math.min(width, LEAST_LETTERS)
  }
  const headOf = (column: GridColumn) =>
    isWhole && !column.isFigure
      ? wordOf(column.label, displayWidth(column.label))
      : Math.min(LEAST_LETTERS, displayWidth(column.label))
  const widest = columns.map(headOf)
  const wanted = columns.map(({ label }) => displayWidth(label))
  const widen = (cells: readonly { text: string }[]) => {
    for (const [at, { text }] of cells.entries()) {
      wanted[at] = Math.max(wanted[at], displayWidth(text))
      widest[at] = Math.max(widest[at], leastOf(text, columns[at]))
    }
  }
  for (const cells of rows()) widen(cells)
  for (const cells of totals) widen(cells)
  return columns.map((_, at) => ({
    least: widest[at],
    wanted: Math.max(widest[at], Math.min(wanted[at], MOST_LETTERS)),
  }))
}

/** So narrow that words still stand in one piece. */
function wordOf(text: string, width: number) {
  if (width <= LEAST_LETTERS) return width
  const words = text.split(/\s+/).map(displayWidth)
  return Math.max(LEAST_LETTERS, ...words.filter((one) => one <= LONGEST_WORD))
}

/** What is left after everyone has the least goes to those who want more; undefined where it is too little. */
function share(letters: readonly { least: number; wanted: number }[], size: number, width: number) {
  const room = width - letters.length * PADDING
  const points = (count: number) => count * size * LETTER_WIDTH
  const least = letters.reduce((sum, one) => sum + points(one.least), 0)
  if (least > room) return undefined
  const more = letters.reduce((sum, one) => sum + points(one.wanted - one.least), 0)
  const part = more === 0 ? 0 : Math.min(1, (room - least) / more)
  return letters.map((one) => Math.floor(points(one.least + (one.wanted - one.least) * part)))
}
