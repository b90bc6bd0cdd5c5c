import { Refusal } from '#kernel/http/refusal'
import type { RefusalParams } from '#kernel/http/refusal'

/** A part of an expression's text: from the character `start` up to, not including, `end`. */
export interface Place {
  start: number
  end: number
}

/** An expression that cannot be understood or evaluated (422), with the place that is at fault. */
export function refuse(code: string, at: Place, params: RefusalParams = {}) {
  return new Refusal(
    code,
    { ...params, position: at.start + 1 },
    { status: 422, extra: { at: { start: at.start, end: at.end } } }
  )
}

/** Runs exact arithmetic; a result beyond what databases hold is refused with its place. */
export function within<T>(at: Place, calculate: () => T): T {
  try {
    return calculate()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'E_NUMBER_TOO_LARGE') {
      throw refuse('E_FORMULA_TOO_LARGE', at)
    }
    throw error
  }
}

export const LONGEST_TEXT = 5000

/** A text as a result, unless it has grown beyond what a field holds. */
export function boundedText(at: Place, text: string) {
  boundedLength(at, text.length)
  return text
}

export function boundedLength(at: Place, length: number) {
  if (length > LONGEST_TEXT) throw refuse('E_FORMULA_TEXT_LONG', at, { max: LONGEST_TEXT })
}
