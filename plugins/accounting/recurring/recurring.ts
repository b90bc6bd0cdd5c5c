import {
  boolean,
  choice,
  type Context,
  date,
  integer,
  longText,
  RecordModel,
  Refusal,
  text,
} from 'kontor/plugin'
import { unknownPlaceholder } from './placeholders.js'
import { type Covers, nextDates, type Schedule, type Span, SPANS } from './schedule.js'

export type RecurringState = 'active' | 'paused' | 'ended'

/** Of both models: what they are called by and how far they are. */
export const RECURRING = {
  title: 'name',
  sort: 'name',
  state: { field: 'state', path: ['active', 'ended'] },
}

/** What every form of something recurring asks, in sections. */
export const WHEN = {
  key: 'when',
  fields: ['every', 'span', 'starts_on', 'on_last_day', 'until', 'times'],
}

/** When it is made, how far it has come, and what is in its way: the same for entries and invoices. */
export abstract class Recurring extends RecordModel {
  @text({ required: true, max: 120, index: true }) declare name: string
  @choice({
    of: ['active', 'paused', 'ended'],
    default: 'active',
    readonly: true,
    index: true,
    colors: { active: 'info', paused: 'warning', ended: 'neutral' },
  })
  declare state: RecurringState
  @integer({ required: true, default: 1, min: 1, max: 366 }) declare every: number
  @choice({ of: SPANS, required: true, default: 'month' }) declare span: Span
  /** The first date. */
  @date({ required: true, default: (ctx: Context) => ctx.today }) declare startsOn: string
  /** Of months and years: the last day of the month. */
  @boolean() declare onLastDay: boolean
  @date() declare until: string | null
  /** How often in all. */
  @integer({ min: 1, max: 10_000 }) declare times: number | null
  /** What its texts say of the period: the days that follow the date, or those before it. */
  @choice({ of: ['ahead', 'behind'], required: true, default: 'ahead' }) declare covers: Covers
  @date({ readonly: true, hidden: 'form', index: true }) declare nextOn: string | null
  @date({ readonly: true, hidden: 'form' }) declare lastOn: string | null
  @integer({ readonly: true, hidden: 'form', default: 0 }) declare made: number
  /** Why the next one could not be made. */
  @longText({ readonly: true, hidden: 'form' }) declare problem: string | null

  /** Its texts with names in braces, by field. */
  abstract get texts(): Record<string, string | null>

  get schedule(): Schedule {
    const { every, span, startsOn, onLastDay, until, times } = this
    return { every, span, startsOn, onLastDay, until, times }
  }

  prepare(_ctx: Context): void | Promise<void> {
    if (this.until && this.until < this.startsOn) {
      throw Refusal.input([{ field: 'until', code: 'E_DATES_TURNED' }])
    }
    for (const [field, one] of Object.entries(this.texts)) refusePlaceholder(field, one)
    this.nextOn = nextDates(this.schedule, this, 1)[0] ?? null
    if (this.nextOn === null) this.state = 'ended'
    else if (this.state === 'ended') this.state = 'active'
  }
}

/** Refuses a text that names something in braces there is no value for. */
export function refusePlaceholder(field: string, words: string | null) {
  const name = unknownPlaceholder(words)
  if (name === undefined) return
  throw Refusal.input([{ field, code: 'E_PLACEHOLDER_UNKNOWN', params: { name } }])
}
