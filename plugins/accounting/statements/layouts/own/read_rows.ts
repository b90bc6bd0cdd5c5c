import { Refusal } from 'kontor/plugin'
import { ACCOUNT_KINDS, ACCOUNT_TYPES } from '../../../ledger/account_types.js'
import { FormulaFault, orderOf } from '../../formula.js'
import { MEASURES } from '../../layout.js'
import type { WireRow } from './wire_row.js'

/** Longer statements are several. */
const MOST = 400
const DEEPEST = 6
const KEY = /^[a-z][a-z0-9_]{0,59}$/
/** `4400`, `44*` or `4400-4499`; `~` begins what only a group has. */
const CODES = /^~?[\p{L}\d._/-]{1,20}\*?$/u

interface Fault {
  field: string
  code: string
  params?: Record<string, string | number>
}
type Given = Record<string, unknown>

/** Rows somebody sent, checked one by one. Refused with each fault beside the row and part it is in. */
export function readRows(given: unknown): WireRow[] {
  if (!Array.isArray(given) || given.length > MOST || !given.every(isObject)) {
    throw Refusal.input([{ field: 'rows', code: 'E_LAYOUT_ROWS', params: { most: MOST } }])
  }
  const faults = [...given.flatMap(rowFaults), ...twiceFaults(given)]
  if (faults.length === 0) faults.push(...formulaFaults(given as unknown as WireRow[]))
  if (faults.length > 0) throw Refusal.input(faults)
  return given as unknown as WireRow[]
}

const isObject = (one: unknown): one is Given =>
  typeof one === 'object' && one !== null && !Array.isArray(one)

/** What each part of a row must look like; what is not named here is refused by name. */
const PARTS: Record<string, (value: unknown) => string | undefined> = {
  key: (value) => (isText(value, 60) && KEY.test(value) ? undefined : 'E_LAYOUT_KEY'),
  label: (value) => (isText(value, 255) && value.trim() !== '' ? undefined : 'E_REQUIRED'),
  other_label: (value) => (isText(value, 255) ? undefined : 'E_TEXT'),
  code: (value) => (isText(value, 20) ? undefined : 'E_TEXT'),
  level: (value) => (isWhole(value) && value <= DEEPEST ? undefined : 'E_LAYOUT_LEVEL'),
  accounts: (value) => (isObject(value) ? undefined : 'E_LAYOUT_ACCOUNTS'),
  measure: oneOf(MEASURES),
  sign: oneOf([1, -1]),
  formula: (value) => (isText(value, 2000) ? undefined : 'E_FORMULA_UNREADABLE'),
  is_bold: isFlag,
  hides_zero: isFlag,
  must_be_nothing: isFlag,
  holds_all: isFlag,
}

const SETS: Record<string, (value: unknown) => string | undefined> = {
  kinds: listOf(oneOf(ACCOUNT_KINDS)),
  types: listOf(oneOf(ACCOUNT_TYPES)),
  codes: listOf(codesFault),
  except: listOf(codesFault),
}

function rowFaults(row: Given, at: number): Fault[] {
  const place = `rows.${at}`
  const faults = partFaults(row, PARTS, place)
  for (const needed of ['key', 'label']) {
    if (row[needed] === undefined) faults.push({ field: `${place}.${needed}`, code: 'E_REQUIRED' })
  }
  if (isObject(row.accounts)) {
    faults.push(...partFaults(row.accounts, SETS, `${place}.accounts`))
    if (!Object.entries(row.accounts).some(([key, list]) => key !== 'except' && isFilled(list))) {
      faults.push({ field: `${place}.accounts`, code: 'E_LAYOUT_ACCOUNTS' })
    }
    if (row.formula !== undefined) faults.push({ field: `${place}.formula`, code: 'E_LAYOUT_BOTH' })
  }
  return faults
}

function partFaults(given: Given, parts: typeof PARTS, place: string): Fault[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const field = `${place}.${key.slice(0, 60)}`
    if (!Object.hasOwn(parts, key)) return [{ field, code: 'E_UNKNOWN_FIELD' }]
    const code = parts[key](value)
    return code ? [{ field, code, params: { value: shown(value), name: key.slice(0, 60) } }] : []
  })
}

/** Formulas call rows by key, so each is there once; and only one row holds all. */
function twiceFaults(rows: readonly Given[]): Fault[] {
  const seen = new Set<unknown>()
  const faults: Fault[] = []
  rows.forEach((row, at) => {
    if (seen.has(row.key)) {
      faults.push({
        field: `rows.${at}.key`,
        code: 'E_LAYOUT_TWICE',
        params: { key: shown(row.key) },
      })
    }
    seen.add(row.key)
  })
  const whole = rows.map((row, at) => ({ row, at })).filter(({ row }) => row.holds_all === true)
  if (whole.length > 1) {
    faults.push({ field: `rows.${whole[1].at}.holds_all`, code: 'E_LAYOUT_WHOLE' })
  }
  return faults
}

/** The first formula that cannot be read, calls a row that is not there, or goes in a circle. */
function formulaFaults(rows: readonly WireRow[]): Fault[] {
  try {
    orderOf(rows)
    return []
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error
    const { code, at } = error
    const key = at.split(/[: ]/)[0]
    const isUnreadable = code === 'E_FORMULA_UNREADABLE'
    const place = rows.findIndex((one) => (isUnreadable ? one.formula === at : one.key === key))
    return [{ field: `rows.${place}.formula`, code, params: { at } }]
  }
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max
const isWhole = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0
const shown = (value: unknown) => (JSON.stringify(value) ?? '').slice(0, 60)

function isFlag(value: unknown) {
  return typeof value === 'boolean' ? undefined : 'E_BOOLEAN'
}

function oneOf(list: readonly unknown[]) {
  return (value: unknown) => (list.includes(value) ? undefined : 'E_CHOICE')
}

function listOf(fault: (value: unknown) => string | undefined) {
  return (value: unknown) => {
    if (!Array.isArray(value) || value.length > MOST) return 'E_LAYOUT_ACCOUNTS'
    return value.map(fault).find((one) => one !== undefined)
  }
}

function codesFault(value: unknown) {
  return isText(value, 45) && value.split('-').every((one) => CODES.test(one))
    ? undefined
    : 'E_LAYOUT_CODES'
}
