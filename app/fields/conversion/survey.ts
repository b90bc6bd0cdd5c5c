import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#kernel/companies/context'
import {
  convertValue,
  writtenValue,
  type Conversion,
} from '#kernel/fields/conversion/convert_value'
import { valuesAfter } from '#kernel/fields/filling/stored_values'
import { Refusal } from '#kernel/http/refusal'

/** A value that is none of the new kind, why, and how many records hold it. */
export interface Failing {
  value: string
  code: string
  params: Refusal['params']
  records: number
}

export interface Survey {
  /** Records with a value, as far as they were looked at. */
  records: number
  converts: number
  fails: number
  /** Those most records hold, at most ten. */
  examples: Failing[]
  /** The values there are, for a choice to be made of them: the most frequent first, at most 200. */
  found: string[]
  /** Whether every record was looked at. */
  isWhole: boolean
}

interface Options {
  /** Looks no further after so many records. */
  most?: number
  signal?: AbortSignal
  progress?: (id: number) => void
}

const AT_ONCE = 2000
const EXAMPLES = 10
const FOUND = 200
/** So many different values are counted one by one. */
const COUNTED = 2000

/** Looks which values of a field a change of kind would convert; changes nothing. */
export async function survey(ctx: Context, conversion: Conversion, options: Options = {}) {
  const { most = Number.POSITIVE_INFINITY, signal, progress } = options
  const failing = new Map<string, Failing>()
  const found = new Map<string, number>()
  const counts = { records: 0, converts: 0, fails: 0 }
  let seen = 0
  for (let after = 0; !signal?.aborted;) {
    const held = await valuesAfter(ctx, conversion.model, after, AT_ONCE)
    if (held.length === 0) return told(counts, failing, found, true)
    for (const { values, currency } of held) {
      const value = values[conversion.from.name] ?? null
      if (value === null) continue
      counts.records++
      const text = writtenValue(ctx, conversion.from, value, currency)
      if (found.has(text) || found.size < COUNTED) found.set(text, (found.get(text) ?? 0) + 1)
      const refusal = refusalOf(ctx, conversion, value, currency)
      if (refusal) note(failing, text, refusal)
      counts[refusal ? 'fails' : 'converts']++
    }
    seen += held.length
    if (seen >= most) break
    after = held.at(-1)!.id
    progress?.(after)
    await breathe()
  }
  return told(counts, failing, found, false)
}

function refusalOf(...args: Parameters<typeof convertValue>): Refusal | null {
  try {
    convertValue(...args)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error
  }
}

function note(failing: Map<string, Failing>, value: string, { code, params }: Refusal) {
  const known = failing.get(value)
  if (known) known.records++
  else if (failing.size < COUNTED) failing.set(value, { value, code, params, records: 1 })
}

function told(
  counts: Pick<Survey, 'records' | 'converts' | 'fails'>,
  failing: Map<string, Failing>,
  found: Map<string, number>,
  isWhole: boolean
): Survey {
  const examples = [...failing.values()].sort((one, other) => other.records - one.records)
  const values = [...found].sort(([, one], [, other]) => other - one).map(([value]) => value)
  return {
    ...counts,
    examples: examples.slice(0, EXAMPLES),
    found: values.slice(0, FOUND),
    isWhole,
  }
}
