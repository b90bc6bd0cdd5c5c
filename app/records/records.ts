import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { FilterNode } from '#kernel/records/query/filter'
import { compileSelect, type Lock } from '#kernel/records/query/select'
import type { Model } from '#kernel/records/model'
import { ORIGINAL, type RecordModel } from '#kernel/records/record_model'
import { quoted } from '#kernel/records/query/sql'
import { ConcurrentWrite } from '#kernel/records/storage/concurrent_write'
import { gatheringOf } from '#kernel/records/storage/gathered_rows'
import { dehydrate, hydrate } from '#kernel/records/write/columns'
import { flush } from '#kernel/records/write/flush'
import { together } from '#kernel/records/write/gather_creates'
import { insertRecord } from '#kernel/records/write/insert'
import { ownerField, type Tracked } from '#kernel/records/write/unit_of_work'

/**
 * The records of one model for code that acts: within the company and the open transaction. The caller's
 * rules were applied when the operation was authorised; what people see goes through `list` and `show`.
 */
export class Records<T extends RecordModel = RecordModel> {
  constructor(
    private readonly ctx: Context,
    readonly model: Model
  ) {}

  /** The record, archived or not; undefined where the company has none of that id. */
  async find(id: number, options: { lock?: Lock } = {}): Promise<T | undefined> {
    const known = this.ctx.work?.find(this.model, id)
    if (known?.deleted) return undefined
    if (known && (!options.lock || isHeld(known))) return known.record as T
    return (await this.load({ ids: [id], lock: options.lock }))[0]
  }

  async findOrFail(id: number): Promise<T> {
    const record = await this.find(id)
    if (!record) throw Refusal.missing()
    return record
  }

  /** Found and locked until the transaction ends. */
  async lock(id: number): Promise<T> {
    const record = await this.find(id, { lock: true })
    if (!record) throw Refusal.missing()
    return record
  }

  async findBy(filter: FilterNode): Promise<T | undefined> {
    return (await this.where(filter, { limit: 1 }))[0]
  }

  async where(
    filter: FilterNode,
    options: { sort?: string; limit?: number; lock?: Lock } = {}
  ): Promise<T[]> {
    if (this.ctx.work) await flush(this.ctx, this.concerned(filter, options.sort))
    return this.load({ filter, ...options })
  }

  /** Whose changes the answer may depend on: records of this model and their lines; all, where others are looked at. */
  private concerned(filter: FilterNode, sort: string | undefined) {
    if (JSON.stringify([filter, sort]).includes('.')) return undefined
    const { name } = this.model
    return ({ model, parent }: Tracked) => model.name === name || parent?.model === name
  }

  /** Stores a new record at once, so that it has its id; needs an open transaction. */
  create(values: Partial<T>, parent?: { model: string; id: number }): Promise<T> {
    return insertRecord(
      this.ctx,
      this.model,
      values as Record<string, unknown>,
      parent
    ) as Promise<T>
  }

  /** The same for several, one after the other, with one statement. */
  createAll(values: readonly Partial<T>[], parent?: { model: string; id: number }): Promise<T[]> {
    return together(
      this.ctx,
      this.model,
      values.map((one) => () => this.create(one, parent))
    )
  }

  /**
   * The records whose reference `by` is this one: its lines. Those of a record that this transaction made are known
   * without asking: nobody else sees it yet.
   */
  async linesOf(owner: RecordModel, by: string): Promise<T[]> {
    const { trx, work, company } = this.ctx
    if (trx) await gatheringOf(trx)?.before(quoted(this.model.table))
    const made = work?.madeFor(owner, this.model, by)
    if (!made) return this.peek([by, 'eq', owner.id], { sort: 'id' })
    const isOwn = (one: RecordModel) =>
      this.model.scope !== 'company' || one.companyId === company.id
    return made.filter(isOwn) as T[]
  }

  /** Removes the row for good; throws the database's complaint where something refers to it. */
  async delete(record: T): Promise<void> {
    const tracked = this.ctx.work!.of(record) ?? this.ctx.work!.find(this.model, record.id)
    await this.ctx.trx!.from(this.model.table).where('id', record.id).delete()
    if (!tracked) return
    tracked.deleted = true
    this.ctx.work!.touchParent(tracked)
  }

  /** Like `where`, without writing changes first: what `prepare` may use. */
  async peek(
    filter: FilterNode,
    options: { sort?: string; limit?: number; lock?: Lock } = {}
  ): Promise<T[]> {
    const found = await this.load({ filter, ...options })
    return found.filter((one) => !this.ctx.work?.of(one)?.deleted)
  }

  private async load(options: {
    filter?: FilterNode
    ids?: number[]
    sort?: string
    limit?: number
    lock?: Lock
  }): Promise<T[]> {
    const { sql, bindings } = compileSelect(this.ctx, this.model, options)
    const rows = await this.ctx.rows(sql, bindings)
    return rows.map((row) => this.track(row, options.lock))
  }

  private track(row: Record<string, unknown>, lock: Lock = false): T {
    const known = this.ctx.work?.find(this.model, Number(row.id))
    if (known) return this.hold(known, row, lock)
    const record = hydrate(this.model, row)
    record[ORIGINAL] = dehydrate(this.model, record)
    this.ctx.work?.track({
      model: this.model,
      record,
      operation: this.ctx.work.operation,
      before: record[ORIGINAL],
      storedVersion: record.version,
      raised: false,
      isLocked: lock === true,
      parent: parentOf(this.model, record),
    })
    return record as T
  }

  /** A lock reads what is stored now, which may be newer than what this transaction read of it before. */
  private hold(known: Tracked, row: Record<string, unknown>, lock: Lock): T {
    if (lock && Number(row.version) !== known.storedVersion) {
      throw new ConcurrentWrite(`${this.model.name} ${known.record.id}`)
    }
    known.isLocked ||= lock === true
    return known.record as T
  }
}

/** Nobody else changes its row before this transaction ends: it was locked, written, or made by it. */
const isHeld = ({ isLocked, raised }: Tracked) => isLocked === true || raised

/** For a line: the record it belongs to, so that its history shows there. */
function parentOf(model: Model, record: RecordModel) {
  if (!model.lineOf) return undefined
  const back = ownerField(model)
  const id = back && (record as unknown as Record<string, unknown>)[back.property]
  return id ? { model: model.lineOf, id: Number(id) } : undefined
}
