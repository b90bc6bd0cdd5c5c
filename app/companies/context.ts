import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Access } from '#kernel/access/access'
import type { JobDefinition, LaterOptions } from '#kernel/jobs/define_job'
import type { Claim } from '#kernel/http/idempotency/claim'
import type { ModelClass, RecordModel } from '#kernel/records/record_model'
import type { RunOptions } from '#kernel/records/operation_runner'
import type { ListPage, ListQuery } from '#kernel/records/query/list'
import type { Records } from '#kernel/records/records'
import type { NumberOptions, UnitOfWork } from '#kernel/records/write/unit_of_work'

/** Who acts. `null` ids belong to the kernel itself (set-up, scheduler), never to a request. */
export interface Actor {
  id: number
  name: string
  email: string
  isAdmin: boolean
}

/** The company something is written to, and what its figures need. */
export interface CompanyContext {
  id: number
  name: string
  currency: string
  timeZone: string
  language: string
}

/** The address and browser behind a request, for the security log. */
export interface Origin {
  ip: string
  userAgent: string | null
}

/**
 * The first argument of everything that reads or writes: who, for which company, in which
 * transaction, at what time. There is no other clock and no other current user.
 */
export interface Context {
  readonly user: Actor
  readonly company: CompanyContext
  /** The companies whose records lists show: the writing one and others the user chose. */
  readonly companyIds: readonly number[]
  /** The user's organisation unit in this company, with all below it. */
  readonly unit: { id: number; below: readonly number[] } | null
  readonly access: Access
  /** The one role an API token acts under; null for everybody else. */
  readonly roleId: number | null
  readonly locale: string
  readonly requestId: string | null
  /** Where the request came from; null for work the kernel does by itself. */
  readonly origin: Origin | null
  /** The request's right to happen once, where it came with an Idempotency-Key. */
  readonly claim: Claim | null
  /** Raised when whoever asked has gone away, where the answer is of use to nobody else; null where it is not followed. */
  readonly gone: AbortSignal | null
  /** The moment this request or job began. */
  readonly now: Date
  /** The business date in the company's time zone: "2026-11-22". */
  readonly today: string
  /** The open transaction, if any; only the kernel opens one. */
  readonly trx: TransactionClientContract | null
  readonly work: UnitOfWork | null
  /** New records are noted under this name, so that they can be taken back together: "demo". */
  readonly batch: string | null

  /** Whether a plugin is enabled for the company. */
  has(plugin: string): boolean
  /** The records of a model, within company, rules and transaction. */
  records<T extends RecordModel>(model: ModelClass<T> | string): Records<T>
  /** A page of records as the caller may see them, in wire form: the same path as lists and API. */
  list(model: string, query: ListQuery): Promise<ListPage>
  /** The lines of a record: stored ones and those added in this transaction, without the removed. */
  lines<T extends RecordModel = RecordModel>(record: RecordModel, field: string): Promise<T[]>
  /** Runs an operation: in the open transaction if there is one, else in its own. */
  run<R = unknown>(
    operation: string,
    record: RecordModel | number | null,
    input?: Record<string, unknown>,
    options?: RunOptions
  ): Promise<R>
  /** Announces what happened; listeners are called after commit. */
  emit(event: string, payload: Record<string, unknown>): void
  /**
   * Asks for work after the commit, in the transaction that needs it: it is there if and only if that
   * commits. Answers the job's id.
   */
  later<P = Record<string, unknown>>(
    job: string | JobDefinition<P>,
    payload: P,
    options?: LaterOptions
  ): Promise<number>
  /** Asks for a number of a series of the record's plugin; it is drawn last and put in the record's `number`. */
  number(series: string, record: RecordModel, options?: NumberOptions): void
  /** Reads plain rows by compiled SQL: in the transaction if one is open, else beside the writer. */
  rows<T = Record<string, unknown>>(sql: string, bindings?: readonly unknown[]): Promise<T[]>
  /** The strategy a company chose: `ctx.strategy<Costing>('inventory.costing')`. */
  strategy<T>(name: string): T
  /** The same caller with rules and companies as given: for work the kernel does on its own behalf. */
  with(
    changes: Partial<
      Pick<
        Context,
        | 'trx'
        | 'work'
        | 'access'
        | 'company'
        | 'companyIds'
        | 'now'
        | 'locale'
        | 'batch'
        | 'requestId'
        | 'origin'
        | 'claim'
        | 'gone'
      >
    > & {
      plugins?: ReadonlySet<string>
    }
  ): Context
}
