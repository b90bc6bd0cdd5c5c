import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Access } from '#kernel/access/access'
import type { Actor, CompanyContext, Context, Origin } from '#kernel/companies/context'
import type { JobDefinition, LaterOptions } from '#kernel/jobs/define_job'
import { later } from '#kernel/jobs/later'
import type { Claim } from '#kernel/http/idempotency/claim'
import { chosenStrategy } from '#kernel/plugins/strategies'
import { registry } from '#kernel/plugins/registry'
import { runOperation, type RunOptions } from '#kernel/records/operation_runner'
import type { ModelClass, RecordModel } from '#kernel/records/record_model'
import { modelOptions } from '#kernel/records/model'
import { list, type ListPage, type ListQuery } from '#kernel/records/query/list'
import { Records } from '#kernel/records/records'
import { readRows, rowsWithin } from '#kernel/records/storage/reader'
import type { NumberOptions, UnitOfWork } from '#kernel/records/write/unit_of_work'

/** What a context is made of. */
export interface ContextFacts {
  user: Actor
  company: CompanyContext
  companyIds: readonly number[]
  unit: Context['unit']
  access: Access
  roleId?: number | null
  locale: string
  requestId: string | null
  origin?: Origin | null
  now: Date
  plugins: ReadonlySet<string>
  trx?: TransactionClientContract | null
  work?: UnitOfWork | null
  batch?: string | null
  claim?: Claim | null
  gone?: AbortSignal | null
}

export function createContext(facts: ContextFacts): Context {
  return new BoundContext(facts)
}

class BoundContext implements Context {
  readonly user
  readonly company
  readonly companyIds
  readonly unit
  readonly access
  readonly roleId
  readonly locale
  readonly requestId
  readonly origin
  readonly now
  readonly trx
  readonly work
  readonly batch
  readonly claim
  readonly gone
  #today: string | undefined

  constructor(private readonly facts: ContextFacts) {
    this.user = facts.user
    this.company = facts.company
    this.companyIds = facts.companyIds
    this.unit = facts.unit
    this.access = facts.access
    this.roleId = facts.roleId ?? null
    this.locale = facts.locale
    this.requestId = facts.requestId
    this.origin = facts.origin ?? null
    this.now = facts.now
    this.trx = facts.trx ?? null
    this.work = facts.work ?? null
    this.batch = facts.batch ?? null
    this.claim = facts.claim ?? null
    this.gone = facts.gone ?? null
  }

  get today() {
    return (this.#today ??= businessDate(this.now, this.company.timeZone))
  }

  has(plugin: string) {
    return plugin === 'kernel' || this.facts.plugins.has(plugin)
  }

  records<T extends RecordModel>(model: ModelClass<T> | string): Records<T> {
    const name = typeof model === 'string' ? model : modelOptions(model)!.name
    return new Records<T>(this, registry.model(name))
  }

  list(model: string, query: ListQuery): Promise<ListPage> {
    return list(this, registry.model(model), query)
  }

  async lines<T extends RecordModel>(record: RecordModel, key: string): Promise<T[]> {
    const owner = [...registry.models.values()].find((one) => record instanceof one.class)!
    const field = owner.fields.get(key)!
    if (!record.id) return []
    return new Records<T>(this, registry.model(field.to!)).linesOf(record, field.by!)
  }

  run<R>(
    name: string,
    record: RecordModel | number | null,
    input?: Record<string, unknown>,
    options?: RunOptions
  ): Promise<R> {
    return runOperation(this, name, record, input, options) as Promise<R>
  }

  emit(name: string, payload: Record<string, unknown>) {
    this.work!.events.push({ name, payload })
  }

  later<P>(job: string | JobDefinition<P>, payload: P, options?: LaterOptions): Promise<number> {
    return later(this, job, payload as Record<string, unknown>, options)
  }

  number(series: string, record: RecordModel, options: NumberOptions = {}) {
    const { model } = this.work!.of(record)!
    this.work!.numbers.push({ field: 'number', ...options, series, record, model })
  }

  rows<T = Record<string, unknown>>(sql: string, bindings?: readonly unknown[]) {
    return this.trx ? rowsWithin<T>(this.trx, sql, bindings) : readRows<T>(sql, bindings)
  }

  strategy<T>(name: string): T {
    return chosenStrategy<T>(this, name)
  }

  with(changes: Partial<ContextFacts>): Context {
    return new BoundContext({ ...this.facts, trx: this.trx, work: this.work, ...changes })
  }
}

interface Calendar {
  format: Intl.DateTimeFormat
  /** The last minute asked for, and its date: every zone turns its date at a full minute. */
  minute: number
  date: string
}

const calendars = new Map<string, Calendar>()

/** The date a moment falls on in a time zone: "2026-11-22". */
export function businessDate(at: Date, timeZone: string) {
  let calendar = calendars.get(timeZone)
  if (!calendar) {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    calendars.set(timeZone, (calendar = { format, minute: Number.NaN, date: '' }))
  }
  const minute = Math.floor(at.getTime() / 60_000)
  if (minute !== calendar.minute) {
    calendar.date = calendar.format.format(at)
    calendar.minute = minute
  }
  return calendar.date
}
