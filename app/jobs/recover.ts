import logger from '@adonisjs/core/services/logger'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { isWanted, write, type HeldJob } from '#kernel/jobs/claim'
import { endAsFailed, LeaseLost } from '#kernel/jobs/end_job'
import { now } from '#kernel/jobs/lease'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'

const BATCH = 200

/** Gives back what dead workers held, and wakes what was parked until its plugin is enabled. */
export async function recover() {
  await giveBackLost()
  await wakeParked()
}

async function giveBackLost() {
  const lost = await readRows<HeldJob>(LOST, [now(), BATCH])
  for (const job of lost) {
    logger.warn({ job: job.id, name: job.name }, 'the worker of a job is gone')
    if (Number(job.attempts) >= (registry.jobs.get(job.name)?.attempts ?? 1)) await giveUp(job)
    else await requeue(job)
  }
}

/** Only while nobody took it meanwhile: the number of the claim tells. */
function requeue({ id, claim }: HeldJob) {
  return write((trx) =>
    trx
      .from('jobs')
      .where({ id, claim, state: 'running' })
      .where('lease_until', '<', now())
      .update({ state: 'queued', worker: null, lease_until: null, due_at: now() })
  )
}

async function giveUp(job: HeldJob) {
  const ctx = await kernelContext({ companyId: Number(job.company_id) || null })
  try {
    await transaction(ctx, (inner) =>
      endAsFailed(inner, job, { attempts: 0 }, new Refusal('E_JOB_LOST'))
    )
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  }
}

async function wakeParked() {
  for (const kind of await readRows<Pick<HeldJob, 'name' | 'company_id'>>(PARKED)) {
    if (!(await isWanted(kind))) continue
    const { name, company_id: company } = kind
    await write((trx) => {
      const parked = trx.from('jobs').where({ name, state: 'parked' })
      if (company === null) parked.whereNull('company_id')
      else parked.where('company_id', company)
      return parked.update({ state: 'queued', due_at: now() })
    })
  }
}

const LOST = `SELECT \`id\`, \`name\`, \`title\`, \`company_id\`, \`user_id\`, \`attempts\`, \`claim\`, \`started_at\`
  FROM \`jobs\` WHERE \`state\` = 'running' AND \`lease_until\` < ? ORDER BY \`id\` LIMIT ?`
const PARKED = "SELECT DISTINCT `name`, `company_id` FROM `jobs` WHERE `state` = 'parked'"
