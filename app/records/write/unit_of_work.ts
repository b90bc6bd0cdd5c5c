import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

export interface Tracked {
  model: Model
  record: RecordModel
  /** The verb under which it was created or first changed. */
  operation: string
  /** Column values when it was loaded; undefined for a new record. */
  before: Record<string, unknown> | undefined
  /** The version that is in the database now, and whether this transaction has raised it. */
  storedVersion: number
  raised: boolean
  /** Its row was locked against everybody else when it was read. */
  isLocked?: boolean
  deleted: boolean
  /** Something that belongs to it changed (a line, an extension field), though none of its columns did. */
  touched: boolean
  /** Changes kept outside its own table, by wire key [old, new]: extension fields. */
  beside: Record<string, [unknown, unknown]>
  /** For a line: the record it belongs to. */
  parent?: { model: string; id: number }
}

export interface EmittedEvent {
  name: string
  payload: Record<string, unknown>
}

export interface NumberOptions {
  /** The property the number is put in, `number` unless told. */
  field?: string
  /** Which of its sub-series, where the series' pattern has `{part}`: "SAL/2026". */
  part?: string
  /** Called with the number while its series is still locked: what must follow its order belongs here. */
  drawn?: (ctx: Context, drawn: DrawnNumber) => Promise<void>
}

/** A number and the one drawn before it, null for the first of its series. */
export interface DrawnNumber {
  number: string
  previous: string | null
}

export interface WantedNumber extends NumberOptions {
  series: string
  record: RecordModel
  model: Model
  field: string
}

/**
 * What one transaction has loaded, changed and promised. Each record is there once, so two finders
 * of the same record get the same object.
 */
export class UnitOfWork {
  readonly tracked = new Map<string, Tracked>()
  private readonly byRecord = new Map<RecordModel, Tracked>()
  readonly events: EmittedEvent[] = []
  readonly numbers: WantedNumber[] = []
  /** Ids of the jobs asked for. */
  readonly jobs: number[] = []
  /** Events were kept for those who listen to them. */
  isHeard = false
  /** It answers an event that waited in a backup: what it tells others is held as well. */
  isRestored = false
  /** Records that may have changed since they were last written; the others are looked at again only at the end. */
  readonly awake = new Set<Tracked>()
  /** By model and unique field: values that were looked for and are nobody's. */
  readonly free = new Map<string, Set<string>>()
  /** Names of the operations under way, the innermost last. */
  readonly operations: string[] = []

  get operation() {
    return this.operations.at(-1) ?? 'kernel'
  }

  find(model: Model, id: number) {
    const found = this.tracked.get(`${model.name}:${id}`)
    if (found) this.awake.add(found)
    return found
  }

  track(fact: Omit<Tracked, 'touched' | 'beside' | 'deleted'>) {
    const tracked: Tracked = { ...fact, touched: false, beside: {}, deleted: false }
    this.tracked.set(`${fact.model.name}:${fact.record.id}`, tracked)
    this.byRecord.set(fact.record, tracked)
    this.awake.add(tracked)
    return tracked
  }

  /** One of many acts in this transaction is over: what it wrote need not be compared after each of the others. */
  rest() {
    this.awake.clear()
  }

  /** Everything is looked at once more. */
  wake() {
    for (const one of this.tracked.values()) this.awake.add(one)
  }

  /** The record a line belongs to has changed with it. */
  touchParent({ parent }: Tracked) {
    const owner = parent && this.tracked.get(`${parent.model}:${parent.id}`)
    if (!owner) return
    owner.touched = true
    this.awake.add(owner)
  }

  /** Whether a record waits for no number. */
  readonly numberless = ({ record }: Tracked) => this.numbers.every((one) => one.record !== record)

  of(record: RecordModel) {
    return this.byRecord.get(record)
  }
}
