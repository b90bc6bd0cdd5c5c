import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'
import { defineJob } from '#kernel/jobs/define_job'
import {
  administrators,
  beginRun,
  endRun,
  noteFinding,
  runOfJob,
} from '#kernel/plugins/integrity/runs'
import { brokenOf, verify } from '#kernel/plugins/verify'
import { transaction } from '#kernel/records/storage/transaction'

/** Checks everything and keeps what it found for the integrity console; administrators hear of breaches. */
export default defineJob({
  name: 'kernel.integrity.verify',
  as: 'kernel',
  attempts: 3,
  async run(ctx, _payload, job) {
    const id = await runOfJob(ctx, job.id)
    await beginRun(ctx, id)
    try {
      const findings = await verify({
        signal: job.signal,
        progress: async (done, total, finding) => {
          job.progress(done, total, finding.invariant)
          await noteFinding(ctx, id, finding, { done, total })
        },
      })
      await endRun(ctx, id, 'done')
      const broken = brokenOf(findings).length
      if (broken > 0) await tellAdministrators(ctx, broken)
      return { run_id: id, checks: findings.length, broken }
    } catch (error) {
      await endRun(ctx, id, 'failed')
      throw error
    }
  },
})

async function tellAdministrators(ctx: Context, count: number) {
  const ids = await administrators()
  await transaction(ctx, async (inner) => {
    for (const id of ids) {
      await notify(inner, id, {
        key: 'upkeep.integrity.broken_notice',
        params: { count },
        href: '/kernel/integrity',
      })
    }
  })
}
