import type { FieldDescription, ModelDescription } from '#kernel/records/screens/description'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { DimensionQuery, MeasureFunction } from '#kernel/reports/query/definition'
import type { Span } from '#kernel/reports/query/spans'
import { startOf, type Definition } from '../../../reports/editor/definition/definition.js'
import { measureKey } from '../../../reports/editor/definition/keys.js'

/** The kinds of charts a list can be drawn as: those that need one figure. */
export const CHARTS = ['bar', 'stacked', 'line', 'area', 'pie', 'heat_map', 'treemap'] as const

export type ShownAs = 'pivot' | (typeof CHARTS)[number]

/** A field records are gathered by; days by a span. */
export interface Place {
  field: string
  bucket?: Span
}

/** A list shown as a pivot or chart: what stands down the side, what across the top, what is measured. */
export interface Figures {
  show: ShownAs
  rows: Place
  across: Place | null
  fn: MeasureFunction
  /** Without it the records are counted. */
  field?: string
}

/** The part of a list's address that says so. */
type FiguresState = Partial<Record<'show' | 'rows' | 'across' | 'figure', string>>

interface Listed extends FiguresState {
  filter?: string
  archived?: string
}

type Described = Pick<ModelDescription, 'name' | 'list' | 'fields' | 'state'>

/** So many bars or slices are told apart; the others stand together. */
const MOST = 20
const DAYS = new Set(['date', 'datetime'])
const TELLING = ['choice', 'reference', 'boolean', 'date']

/** What the address says; null where the list is a list. What it leaves open is chosen. */
export function readFigures(model: Described, state: FiguresState): Figures | null {
  const show = ['pivot', ...CHARTS].find((one) => one === state.show) as ShownAs | undefined
  if (!show) return null
  const [fn, field] = split(state.figure ?? 'count')
  return {
    show,
    rows: state.rows ? placeOf(state.rows) : firstPlace(model),
    across: state.across ? placeOf(state.across) : null,
    fn: fn as MeasureFunction,
    ...(field && { field }),
  }
}

/** The same as it stands in the address. */
export function figuresState({ show, rows, across, fn, field }: Figures): Required<FiguresState> {
  return {
    show,
    rows: wordOf(rows),
    across: across ? wordOf(across) : '',
    figure: field ? `${fn}:${field}` : fn,
  }
}

/** A list again. */
export const NO_FIGURES = { show: undefined, rows: undefined, across: undefined, figure: undefined }

/** What a list's records are first gathered by: their state, else what tells most of its columns apart. */
function firstPlace({ state, list, fields }: Described): Place {
  const own = fields.find((one) => one.key === state?.field)
  if (own) return { field: own.key }
  const listed = list.flatMap((key) => fields.find((one) => one.key === key) ?? [])
  const found = TELLING.flatMap((kind) => listed.find((one) => one.kind === kind) ?? [])[0]
  return found ? usualPlace(found) : { field: 'created_at', bucket: 'month' }
}

/** Days stand by their month until somebody says otherwise. */
export const usualPlace = ({ key, kind }: Pick<FieldDescription, 'key' | 'kind'>): Place =>
  DAYS.has(kind) ? { field: key, bucket: 'month' } : { field: key }

/** The report that answers them: over the records the list finds, as the caller may see them. */
export function reportOf(model: Described, state: Listed, figures: Figures): Definition {
  const { show, rows, across, fn, field } = figures
  const measure = { fn, ...(field && { field }) }
  const isPivot = show === 'pivot'
  const dimensions: DimensionQuery[] = isPivot || !across ? [rows] : [rows, across]
  const isLong = !isPivot && !across && !rows.bucket
  return {
    ...startOf(model.name, filterOf(state.filter)),
    dimensions,
    measures: [measure],
    pivot: isPivot ? across : null,
    ...(isLong && { sort: [`-${measureKey(measure)}`], limit: MOST, others: true }),
    archived: state.archived === 'true',
    presentation: presentationOf(figures),
  }
}

function presentationOf({ show, rows, across }: Figures): Presentation {
  if (show === 'pivot') return { kind: across ? 'pivot' : 'table' }
  return { kind: show, category: rows.field, ...(across && { by: across.field }) }
}

/** What cannot be read goes along as it is: the server says what is wrong with it. */
function filterOf(text: string | undefined): FilterNode | null {
  if (!text) return null
  try {
    return JSON.parse(text) as FilterNode
  } catch {
    return text as unknown as FilterNode
  }
}

const wordOf = ({ field, bucket }: Place) => (bucket ? `${field}:${bucket}` : field)

function placeOf(word: string): Place {
  const [field = '', bucket] = split(word)
  return { field, ...(bucket && { bucket: bucket as Span }) }
}

const split = (word: string): (string | undefined)[] => word.split(':')
