import type { AccountKind, AccountType } from '../../../ledger/account_types.js'
import type { Layout, LayoutRow, Measure } from '../../layout.js'

/** A row of a company's own layout, as it is stored and travels. */
export interface WireRow {
  key: string
  label: string
  other_label?: string
  code?: string
  level?: number
  accounts?: {
    kinds?: AccountKind[]
    types?: AccountType[]
    codes?: string[]
    except?: string[]
  }
  measure?: Measure
  sign?: 1 | -1
  formula?: string
  is_bold?: boolean
  hides_zero?: boolean
  /** A statement says so where it is not nothing. */
  must_be_nothing?: boolean
  /** It adds up every account the layout has to hold. */
  holds_all?: boolean
}

/** A row with its second label first; one without a second keeps the one it has. Pure. */
export function turned(row: WireRow): WireRow {
  return row.other_label ? { ...row, label: row.other_label, other_label: row.label } : row
}

/** Labels in a language, and in a second one where there is one. */
export interface Sayings {
  say: (label: string) => string
  sayOther?: (label: string) => string
}

/** The rows of a layout as they are stored, its labels as `say` has them, those of the second language beside them. */
export function wireRows(layout: Layout, { say, sayOther }: Sayings): WireRow[] {
  return layout.rows.map((row) =>
    withoutEmpty({
      key: row.key,
      label: say(row.label),
      other_label: row.otherLabel ?? secondOf(row.label, say, sayOther),
      code: row.code,
      level: row.level,
      accounts: row.accounts && withoutEmpty(copied(row.accounts)),
      measure: row.measure,
      sign: row.sign,
      formula: row.formula,
      is_bold: row.isBold,
      hides_zero: row.hidesZero,
      must_be_nothing: layout.checks?.includes(row.key) || undefined,
      holds_all: layout.whole === row.key || undefined,
    })
  )
}

/** What a label is in the second language; none where that says the same. */
function secondOf(label: string, say: Sayings['say'], sayOther: Sayings['sayOther']) {
  const other = sayOther?.(label)
  return other === say(label) ? undefined : other
}

const copied = ({ kinds, types, codes, except }: NonNullable<LayoutRow['accounts']>) => ({
  kinds: kinds && [...kinds],
  types: types && [...types],
  codes: codes && [...codes],
  except: except && [...except],
})

function withoutEmpty<T extends object>(given: T) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== 0)
  ) as T
}

/** What a layout consists of besides its rows. */
type Head = Pick<Layout, 'key' | 'of' | 'covers'>

/** A stored layout as statements take it. Pure. */
export function layoutOf(head: Head, rows: readonly WireRow[]): Layout {
  return {
    ...head,
    rows: rows.map((row) => ({
      key: row.key,
      label: row.label,
      otherLabel: row.other_label,
      code: row.code,
      level: row.level,
      accounts: row.accounts,
      measure: row.measure,
      sign: row.sign,
      formula: row.formula,
      isBold: row.is_bold,
      hidesZero: row.hides_zero,
    })),
    checks: rows.filter((row) => row.must_be_nothing).map((row) => row.key),
    whole: rows.find((row) => row.holds_all)?.key,
  }
}
