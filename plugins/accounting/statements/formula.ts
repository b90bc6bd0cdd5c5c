/** A formula over rows: terms added and taken away, and where there is one, the row they are a share of. */
export interface RowFormula {
  terms: { key: string; sign: 1n | -1n }[]
  /** `margin / revenue`: the share of this row, in millionths. */
  over?: string
}

/** Why a formula cannot be read or computed. */
export class FormulaFault extends Error {
  constructor(
    readonly code: 'E_FORMULA_UNREADABLE' | 'E_FORMULA_UNKNOWN' | 'E_FORMULA_CYCLE',
    readonly at: string
  ) {
    super(`${code} ${at}`)
  }
}

const KEY = '[a-z][a-z0-9_]*'
const FORMULA = new RegExp(`^\\s*-?\\s*${KEY}(\\s*[+-]\\s*${KEY})*(\\s*/\\s*${KEY})?\\s*$`)

/** Reads `revenue - cost_of_sales` or `margin / revenue`; a share divides the whole sum before it. */
export function readFormula(text: string): RowFormula {
  if (!FORMULA.test(text)) throw new FormulaFault('E_FORMULA_UNREADABLE', text)
  const [sum, over] = text.split('/').map((one) => one.trim())
  const terms = [...sum.matchAll(new RegExp(`([+-]?)\\s*(${KEY})`, 'g'))].map(([, sign, key]) => ({
    key,
    sign: sign === '-' ? (-1n as const) : (1n as const),
  }))
  return { terms, over }
}

interface Row {
  key: string
  formula?: string
}

/** The rows with a formula in the order in which they can be computed; refuses unknown rows and circles by name. */
export function orderOf(rows: readonly Row[]): { key: string; formula: RowFormula }[] {
  const known = new Map(rows.map((one) => [one.key, one]))
  const done = new Map<string, { key: string; formula: RowFormula }>()
  const open: string[] = []
  const visit = (key: string, from: string) => {
    const row = known.get(key)
    if (!row) throw new FormulaFault('E_FORMULA_UNKNOWN', `${from}: ${key}`)
    if (row.formula === undefined || done.has(key)) return
    if (open.includes(key)) {
      throw new FormulaFault('E_FORMULA_CYCLE', [...open.slice(open.indexOf(key)), key].join(' → '))
    }
    open.push(key)
    const formula = readFormula(row.formula)
    for (const term of formula.terms) visit(term.key, key)
    if (formula.over) visit(formula.over, key)
    open.pop()
    done.set(key, { key, formula })
  }
  for (const row of rows) visit(row.key, row.key)
  return [...done.values()]
}
