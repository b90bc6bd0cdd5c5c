/** A cell with lines or tabs of its own stands in quotation marks, its own marks twice. */
const QUOTED = /(^|[\t\n])"((?:[^"]|"")*)"(?=\t|\n|$)/g

/** Rows and columns of what a spreadsheet put on the clipboard; null for an ordinary text. */
export function readCells(text: string): string[][] | null {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(QUOTED, (all, before: string, cell: string) =>
      /[\t\n]|""/.test(cell) ? before + cell.replace(/[\t\n]+/g, ' ').replaceAll('""', '"') : all
    )
    .replace(/\n$/, '')
  const rows = plain.split('\n')
  if (rows.length < 2 && !plain.includes('\t')) return null
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()))
}

/**
 * Which sign stands before the decimals in a block of figures: a sheet has one throughout, which need not be that of
 * the user's language. `usual` where nothing in it tells.
 */
export function signOf(figures: readonly string[], usual: string): string {
  const told = new Set(figures.map(toldBy).filter((sign) => sign !== null))
  const [only] = told
  return told.size === 1 ? only : usual
}

/** "1.000", pasted where nothing tells what its sign stands for: it may mean a thousand times as much. */
export function isEither(figure: string, figures: readonly string[], usual: string): boolean {
  const plain = figure.replace(/[^\d.,]/g, '')
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain) || !plain.includes(usual)) return false
  return new Set(figures.map(toldBy).filter((sign) => sign !== null)).size !== 1
}

/** "1.234,50" and "12,5" tell of a comma, "1,234.50" of a point; "1.234" and "12" tell nothing. */
function toldBy(figure: string) {
  const signs = figure.match(/[.,]/g) ?? []
  if (signs.length === 0 || /[*/()]\S*[*/]/.test(figure)) return null
  const last = signs.at(-1)!
  if (new Set(signs).size === 2) return last
  if (signs.length > 1) return last === ',' ? '.' : ','
  const decimals = /[.,](\d*)\D*$/.exec(figure)?.[1] ?? ''
  return decimals.length === 3 ? null : last
}

/**
 * Where the first row names the columns, their places in a line; null where it is a line like the others. One name
 * would be too little to tell it from a text.
 */
export function headOf(cells: string[][], names: readonly string[][]): (number | null)[] | null {
  const [first] = cells
  const places = first.map((cell) => {
    const at = names.findIndex((own) => own.some((name) => same(name, cell)))
    return at < 0 ? null : at
  })
  const known = places.filter((place) => place !== null)
  return cells.length > 1 && known.length > 1 && new Set(known).size === known.length
    ? places
    : null
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
