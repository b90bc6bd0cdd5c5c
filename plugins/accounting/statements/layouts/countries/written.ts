import { ACCOUNT_KINDS, type AccountKind, type AccountType } from '../../../ledger/account_types.js'
import type { AccountSet, Layout, LayoutRow, Measure } from '../../layout.js'
import { DIFFERENCE_CODE, TRANSLATION_CODE } from '../group_codes.js'

/**
 * A layout as it is written down: one row a line, indented beneath the one it belongs to:
 * `key | code | label | label in the other language | what it holds`. What it holds is types and kinds of accounts, codes
 * as `#371*`, codes it does not hold as `!371*`, `-` for credits above zero, `@year` for a measure, or `= a + b`.
 */
export interface WrittenLayout {
  key: string
  of: Layout['of']
  covers?: readonly AccountKind[]
  checks?: readonly string[]
  whole?: string
  /** The law or standard it follows. */
  law: string
  rows: string
}

const INDENT = 2

/** A layout from its text: a row a line, its level by its indent. */
export function writtenLayout({ rows, law: _law, ...head }: WrittenLayout): Layout {
  const lines = rows.split('\n').filter((one) => one.trim() !== '')
  return { ...head, rows: lines.map((line) => readLine(head.of, line)) }
}

function readLine(of: Layout['of'], line: string): LayoutRow {
  const [key, code, label, otherLabel, holds = ''] = line.split('|').map((one) => one.trim())
  const level = (line.length - line.trimStart().length) / INDENT
  const row: LayoutRow = { key, label, level, otherLabel, ...(code && { code }) }
  if (holds === '') return { ...row, isBold: true }
  if (holds.startsWith('=')) return { ...row, ...sumOf(key, holds) }
  const words = holds.split(/\s+/)
  const measure = words.find((one) => one.startsWith('@'))?.slice(1) as Measure | undefined
  return {
    ...row,
    accounts: setOf(words),
    measure: measure ?? (of === 'day' ? 'balance' : 'movement'),
    ...(words.includes('-') && { sign: -1 as const }),
    hidesZero: true,
  }
}

const sumOf = (key: string, holds: string) => ({
  isBold: true,
  formula: holds.slice(1).trim(),
  ...(key === 'out_of_balance' && { hidesZero: true }),
})

function setOf(words: readonly string[]): AccountSet {
  const marked = (mark: string) =>
    words.filter((one) => one.startsWith(mark)).map((one) => one.slice(1))
  const isKind = (one: string) =>
    ACCOUNT_KINDS.some((kind) => kind === one) &&
    one !== 'equity' &&
    one !== 'income' &&
    one !== 'expense'
  const plain = words.filter((one) => /^[a-z_]+$/.test(one))
  const kinds = plain.flatMap((one) =>
    one === 'results' ? (['income', 'expense'] as const) : isKind(one) ? [one as AccountKind] : []
  )
  const types = plain.filter((one) => one !== 'results' && !isKind(one)) as AccountType[]
  const except = marked('!')
  const isCapital = types.includes('equity')
  const ofGroup = isCapital ? [TRANSLATION_CODE, DIFFERENCE_CODE] : []
  return {
    ...(kinds.length > 0 && { kinds }),
    ...(types.length > 0 && { types }),
    ...(marked('#').length > 0 && { codes: marked('#') }),
    ...(except.length + ofGroup.length > 0 && { except: [...except, ...ofGroup] }),
  }
}
