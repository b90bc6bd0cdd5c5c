import { Refusal } from 'kontor/plugin'
import type { DimensionKey } from '../dimensions/dimension_filter.js'

/** The same narrowing that the figure's own screen shows, as it stands in addresses. */
export type Narrowed = Partial<Record<DimensionKey, string>>

/** What may be asked of an account: its measures, or one side of what was booked on it. */
export const SPANS = [
  'balance',
  'opening',
  'movement',
  'year',
  'earlier',
  'debit',
  'credit',
] as const
export type SpanOf = (typeof SPANS)[number]

export const INVOICE_FIGURES = ['net', 'tax', 'total', 'open'] as const

export const CHANGES = ['difference', 'percent'] as const

export const TRIAL_TOTALS = ['opening', 'debit', 'credit', 'balance'] as const

/** A figure someone asks about. */
export type Figure =
  | { of: 'row'; layout: string; row: string; from: string; to: string; narrowed?: Narrowed }
  | {
      of: 'account'
      id: number
      measure: SpanOf
      /** -1 where the figure shows credits above zero. */
      sign?: 1 | -1
      from: string
      to: string
      narrowed?: Narrowed
    }
  | {
      of: 'aged'
      side: 'receivable' | 'payable'
      on: string
      /** Of all parties, and of all ages, unless told. */
      id?: number
      age?: number
      narrowed?: Narrowed
    }
  | {
      /** What changed in a row of a statement, or in an account of it, since other days. */
      of: 'change'
      show: (typeof CHANGES)[number]
      layout: string
      row: string
      id?: number
      from: string
      to: string
      than: { from: string; to: string }
      narrowed?: Narrowed
    }
  | {
      of: 'trial_total'
      measure: (typeof TRIAL_TOTALS)[number]
      from: string
      to: string
      narrowed?: Narrowed
    }
  | { of: 'box'; id: number; from: string; to: string }
  /** What changed in a box since a return was filed. */
  | { of: 'refiled'; id: number; filing: number }
  | { of: 'invoice'; id: number; figure: (typeof INVOICE_FIGURES)[number] }

/** Of the kinds of figures, each with the keys it needs. */
const NEEDS = {
  row: ['layout', 'row', 'from', 'to'],
  account: ['id', 'measure', 'from', 'to'],
  aged: ['side', 'on'],
  change: ['show', 'layout', 'row', 'from', 'to', 'than'],
  trial_total: ['measure', 'from', 'to'],
  box: ['id', 'from', 'to'],
  refiled: ['id', 'filing'],
  invoice: ['id', 'figure'],
} as const

/** What may be chosen, of the kinds of figures that leave a choice. */
const CHOICES: readonly [keyof typeof NEEDS, string, readonly string[]][] = [
  ['account', 'measure', SPANS],
  ['invoice', 'figure', INVOICE_FIGURES],
  ['change', 'show', CHANGES],
  ['trial_total', 'measure', TRIAL_TOTALS],
]

/** A figure as it came; refused where it names none (E_CHOICE, E_REQUIRED). Days and choices are read where they are used. */
export function readFigure(given: unknown): Figure {
  const figure = given as Record<string, unknown> | null
  const of = figure?.of as keyof typeof NEEDS
  if (!figure || !Object.hasOwn(NEEDS, of)) refuse('E_CHOICE', given)
  for (const key of NEEDS[of]) if (figure[key] === undefined) refuse('E_REQUIRED', given)
  for (const key of ['id', 'age', 'filing']) {
    const number = figure[key]
    const isId = Number.isSafeInteger(number) && Number(number) >= 0
    if (number !== undefined && !isId) refuse('E_CHOICE', given)
  }
  for (const [kind, key, choices] of CHOICES) {
    if (of === kind && !choices.some((one) => one === figure[key])) refuse('E_CHOICE', given)
  }
  if (of === 'change' && (typeof figure.than !== 'object' || !figure.than)) {
    refuse('E_CHOICE', given)
  }
  if (![undefined, 1, -1].includes(figure.sign as undefined)) refuse('E_CHOICE', given)
  return figure as unknown as Figure
}

function refuse(code: string, given: unknown): never {
  const value = (JSON.stringify(given) ?? '').slice(0, 40)
  throw Refusal.input([{ field: 'figure', code, params: { value } }])
}
