import { refused } from '#kernel/records/query/refusals'
import { readShape } from '#kernel/reports/query/shape'
import type { ReportValues } from '#kernel/reports/saved/run_saved'

const LONGEST = 20_000

/** Answers to parameters as they stand in an address: a JSON object. Throws 422 for anything else. */
export function readValues(given: unknown): ReportValues {
  if (given === undefined || given === '') return {}
  if (typeof given !== 'string' || given.length > LONGEST) throw refused('values', 'E_PARAMETER')
  const value = parsed(given)
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return readShape(value, 'values', keys)
}

/** The number of a version; null where none is named. */
export function readNumber(given: unknown): number | null {
  if (given === undefined || given === '') return null
  if (typeof given !== 'string' || !/^[1-9]\d{0,8}$/.test(given)) {
    throw refused('version', 'E_PARAMETER')
  }
  return Number(given)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('values', 'E_PARAMETER')
  }
}
