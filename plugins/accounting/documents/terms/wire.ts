import type { TermLine } from './instalments.js'

type Written<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] }

/** A line of a payment term as the browser gets it: whole numbers as texts. */
export type WireTermLine =
  | Written<Extract<TermLine, { kind: 'percent' }>>
  | Written<Extract<TermLine, { kind: 'fixed' }>>
  | Extract<TermLine, { kind: 'remainder' }>

/** A line on its way to the browser. */
export function toWireLine(line: TermLine): WireTermLine {
  if (line.kind === 'percent') return { ...line, percent: String(line.percent) }
  if (line.kind === 'fixed') return { ...line, amount: String(line.amount) }
  return line
}

/** The same line back. */
export function fromWireLine(line: WireTermLine): TermLine {
  if (line.kind === 'percent') return { ...line, percent: BigInt(line.percent) }
  if (line.kind === 'fixed') return { ...line, amount: BigInt(line.amount) }
  return line
}
