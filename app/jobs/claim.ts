import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { kernelContext } from '#kernel/companies/kernel_context'
import { leaseEnd, now, WORKER } from '#kernel/jobs/lease'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'

/** A job this process holds. `claim` grows each time one is taken: with an older one nothing is written. */
export interface HeldJob {
  id: number
  name: string
  title: string
  company_id: number | null
  user_id: number | null
  role_id: number | null
  payload: string | null
  attempts: number
  claim: number
  started_at: string
}

type DueJob = Pick<HeldJob, 'id' | 'name' | 'company_id'>

/** As many candidates as other workers may snatch away before one is left. */
const CANDIDATES = 20

/** Takes one job that is due; undefined where none is left. */
export async function claimNext(options: { dueBefore?: string } = {}) {
  for (;;) {
    const due = await readRows<DueJob>(DUE, [options.dueBefore ?? now(), CANDIDATES])
    if (due.length === 0) return undefined
    for (const job of due) {
      const held = await claim(job)
      if (held) return held
    }
  }
}

/** Takes this job, if it is due and nobody has it. */
export async function claimJob(id: number) {
  const [job] = await readRows<DueJob>(ONE, [id, now()])
  return job && claim(job)
}

async function claim(job: DueJob): Promise<HeldJob | undefined> {
  if (!(await isWanted(job))) {
    await write((trx) => trx.from('jobs').where(waiting(job)).update({ state: 'parked' }))
    return undefined
  }
  return write(async (trx) => {
    const taken = await trx
      .from('jobs')
      .where(waiting(job))
      .update({ state: 'running', worker: WORKER, lease_until: leaseEnd() })
      .increment({ claim: 1, attempts: 1 })
    if (!Number(taken)) return undefined
    const row: HeldJob = await trx.from('jobs').where('id', job.id).first()
    const startedAt = row.started_at ?? now()
    if (!row.started_at) {
      await trx.from('jobs').where('id', job.id).update({ started_at: startedAt })
    }
    return { ...row, started_at: startedAt }
  })
}

/** Whether the company uses the plugin the job belongs to; a job of no known name has none. */
export async function isWanted({ name, company_id: company }: Omit<DueJob, 'id'>) {
  const definition = registry.jobs.get(name)
  if (!definition) return false
  if (definition.plugin === 'kernel' || company === null) return true
  return (await enabledPlugins(Number(company))).has(definition.plugin)
}

const waiting = ({ id }: DueJob) => ({ id, state: 'queued' })

/** One short transaction of the kernel's own. */
export async function write<T>(fn: (trx: TransactionClientContract) => Promise<T>) {
  return transaction(await kernelContext({}), ({ trx }) => fn(trx!))
}

const DUE =
  "SELECT `id`, `name`, `company_id` FROM `jobs` WHERE `state` = 'queued' AND `due_at` <= ? ORDER BY `due_at`, `id` LIMIT ?"
const ONE =
  "SELECT `id`, `name`, `company_id` FROM `jobs` WHERE `id` = ? AND `state` = 'queued' AND `due_at` <= ?"
