import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
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
  /** Another record that gets the same number, in the same property: the document an entry is posted for. */
  also?: RecordModel
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

const owners = new WeakMap<Model, Field | null>()

/** The reference of a line's model to what its lines belong to; null for other models. */
export function ownerField(model: Model): Field | null {
  let owner = owners.get(model)
  if (owner === undefined) {
    const isOwner = (one: Field) => one.kind === 'reference' && one.to === model.lineOf
    owner = (model.lineOf && [...model.fields.values()].find(isOwner)) || null
    owners.set(model, owner)
  }
  return owner
}

const valueOf = (record: RecordModel, { property }: Field) =>
  (record as unknown as Record<string, unknown>)[property]

/**
 * What one transaction has loaded, changed and promised. Each record is there once, so two finders
 * of the same record get the same object.
 */
export class UnitOfWork {
  readonly tracked = new Map<string, Tracked>()
  private readonly byRecord = new Map<RecordModel, Tracked>()
  /** Lines that were made here, by model and what they belong to. */
  private readonly madeLines = new Map<string, Tracked[]>()
  /** Models whose lines were given to another record. */
  private readonly moved = new Set<string>()
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
    if (!fact.before) this.keepLine(tracked)
    return tracked
  }

  private keepLine(line: Tracked) {
    const owner = ownerField(line.model)
    if (!owner) return
    const key = `${line.model.name}:${valueOf(line.record, owner)}`
    const others = this.madeLines.get(key)
    if (others) others.push(line)
    else this.madeLines.set(key, [line])
  }

  /**
   * The lines of a record, in their order, where this transaction made it and so all of them; undefined where there may
   * be others. `by` is their reference to it.
   */
  madeFor(record: RecordModel, model: Model, by: string): RecordModel[] | undefined {
    const tracked = this.of(record)
    if (!tracked || tracked.before || this.moved.has(model.name)) return undefined
    if (ownerField(model)?.key !== by) return undefined
    const lines = (this.madeLines.get(`${model.name}:${record.id}`) ?? []).filter(
      (one) => !one.deleted
    )
    for (const one of lines) this.awake.add(one)
    return lines.map((one) => one.record)
  }

  /** A line is about to be written: whether it changes what it belongs to. */
  noteWritten({ model }: Tracked, columns: readonly string[]) {
    const owner = ownerField(model)
    if (owner && columns.includes(owner.key)) this.moved.add(model.name)
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
  readonly numberless = ({ record }: Tracked) =>
    this.numbers.every((one) => one.record !== record && one.also !== record)

  of(record: RecordModel) {
    return this.byRecord.get(record)
  }
}
