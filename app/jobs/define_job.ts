import type { Context } from '#kernel/companies/context'

/** A running job as its own code sees it. */
export interface JobRun {
  readonly id: number
  /** 1 at first, more after each failure or lost worker. */
  readonly attempt: number
  /** Aborted when the job is cancelled, its lease was lost or the process ends. */
  readonly signal: AbortSignal
  /** Notes how far it is, for the screen. Costs nothing, so say it as often as you like. */
  progress(done: number, total?: number, note?: string): void
  isCancelled(): boolean
}

export interface JobDeclaration<Payload = Record<string, unknown>> {
  /** `<plugin>.<area>.<verb>`: `kernel.exchange.import`. */
  name: string
  /** Locale key of its name on the screen; `<plugin>.jobs.<rest>` unless told. */
  title?: string
  /**
   * `run` is one transaction together with the mark that the job is done: its effect happens exactly once.
   * Otherwise `run` opens its own transactions and may be run again from the start after a crash.
   */
  atomic?: boolean
  /**
   * Whose rights it has. `user`: those of whoever asked for it (of the kernel where nobody did).
   * `kernel`: every right, in the name of whoever asked.
   */
  as?: 'user' | 'kernel'
  /** How often it is begun before it counts as failed, 12 unless told. */
  attempts?: number
  /** Who asked for it is told at its end: `long` (if it took a while), `always` or `never`. A failure is always told. */
  notice?: 'long' | 'always' | 'never'
  /** Somebody called it off while it waited, perhaps for another try: what an earlier run left is asked to be taken back. */
  calledOff?(ctx: Context, payload: Payload): Promise<unknown> | unknown
  run(ctx: Context, payload: Payload, job: JobRun): Promise<unknown> | unknown
}

/** A job as the kernel knows it. */
export interface JobDefinition<Payload = Record<string, unknown>> extends Required<
  Omit<JobDeclaration<Payload>, 'run' | 'calledOff'>
> {
  plugin: string
  calledOff?(ctx: Context, payload: Payload): Promise<unknown> | unknown
  run(ctx: Context, payload: Payload, job: JobRun): Promise<unknown> | unknown
}

export interface LaterOptions {
  /** The same key is the same job: asked for twice, it is there once. */
  key?: string
  /** Not before this moment. */
  at?: Date
  /** What people read instead of the name of the job: "Contacts: change of 300 records". */
  title?: string
  /** What people read behind the name of the job: "Contacts" of "Export: Contacts". */
  about?: string
}

/** When a job is asked for by itself: by cron pattern or every so many seconds. */
export interface ScheduleDeclaration {
  /** The name of a job of the same plugin. */
  job: string
  /** "15 2 * * *", in the company's time zone; in UTC where it is for the whole deployment. */
  cron?: string
  /** Seconds between two runs. */
  every?: number
  payload?: Record<string, unknown>
  /** Once for each company that uses the plugin, or once; the kernel's are `deployment` unless told. */
  per?: 'company' | 'deployment'
}

/**
 * Declares work that is done after a commit, by a worker: `ctx.later(job, payload)` asks for it.
 *
 * A Refusal thrown by `run` ends it as failed, with its sentence; any other error is tried again, ever later.
 *
 * @example
 * export default defineJob<{ party_id: number }>({
 *   name: 'crm.party.score', atomic: true,
 *   async run(ctx, { party_id }) { (await Party.findOrFail(ctx, party_id)).score = 7 },
 * })
 */
export function defineJob<Payload = Record<string, unknown>>(
  declaration: JobDeclaration<Payload>
): JobDefinition<Payload> {
  const [plugin, ...rest] = String(declaration.name).split('.')
  return {
    title: `${plugin}.jobs.${rest.join('_')}`,
    atomic: false,
    as: 'user',
    attempts: 12,
    notice: 'long',
    ...declaration,
    plugin,
  }
}
