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

export interface WantedNumber {
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
  readonly events: EmittedEvent[] = []
  readonly numbers: WantedNumber[] = []
  /** Ids of the jobs asked for. */
  readonly jobs: number[] = []
  /** Records that were written and that nobody has asked for since: looked at again only at the end. */
  readonly resting = new Set<Tracked>()
  /** Names of the operations under way, the innermost last. */
  readonly operations: string[] = []

  get operation() {
    return this.operations.at(-1) ?? 'kernel'
  }

  find(model: Model, id: number) {
    const found = this.tracked.get(`${model.name}:${id}`)
    if (found) this.resting.delete(found)
    return found
  }

  track(fact: Omit<Tracked, 'touched' | 'beside' | 'deleted'>) {
    const tracked: Tracked = { ...fact, touched: false, beside: {}, deleted: false }
    this.tracked.set(`${fact.model.name}:${fact.record.id}`, tracked)
    return tracked
  }

  /** One of many acts in this transaction is over: what it wrote need not be compared after each of the others. */
  rest() {
    for (const one of this.tracked.values()) this.resting.add(one)
  }

  /** The record a line belongs to has changed with it. */
  touchParent({ parent }: Tracked) {
    const owner = parent && this.tracked.get(`${parent.model}:${parent.id}`)
    if (!owner) return
    owner.touched = true
    this.resting.delete(owner)
  }

  of(record: RecordModel) {
    for (const one of this.tracked.values()) if (one.record === record) return one
    return undefined
  }
}
