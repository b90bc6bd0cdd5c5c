import type { Context } from '#kernel/companies/context'
import type { Invariant } from '#kernel/plugins/declaration'
import { inSeconds } from '#kernel/jobs/lease'

const SHOWN = 20
/** Seconds: nothing is silent, late or put off for longer than this while workers run. */
const LONGEST = 2 * 3600

/** No job is in limbo: each waits for a worker, is held by a living one, is parked, or has ended with its moment. */
export const jobsAreWhole: Invariant = {
  name: 'kernel.no_job_in_limbo',
  async check(ctx) {
    const rows = await ctx.rows<{ id: number; state: string }>(LIMBO, [
      ctx.company.id,
      inSeconds(-LONGEST),
    ])
    return rows.map(({ id, state }) => `kernel.job ${id} is ${state}, yet nobody has it`)
  },
}

/** Every event was delivered or will be: none is put off for good. */
export const outboxIsDelivered: Invariant = {
  name: 'kernel.outbox_is_delivered',
  async check(ctx) {
    const late = await ctx.rows<{ id: number; event: string }>(PUT_OFF, [
      ctx.company.id,
      inSeconds(LONGEST),
    ])
    return [
      ...late.map(({ id, event }) => `outbox ${id} (${event}) is neither sent nor about to be`),
      ...(await lostDeliveries(ctx)),
    ]
  },
}

async function lostDeliveries(ctx: Context) {
  const rows = await ctx.rows<{ id: number }>(ORPHANED)
  return rows.map(({ id }) => `outbox_deliveries ${id} belongs to no event`)
}

const HERE = '(`company_id` = ? OR `company_id` IS NULL)'
const LIMBO = `SELECT \`id\`, \`state\` FROM \`jobs\` WHERE ${HERE} AND (
    (\`state\` = 'running' AND (\`lease_until\` IS NULL OR \`worker\` IS NULL OR \`lease_until\` < ?))
    OR (\`state\` <> 'running' AND \`worker\` IS NOT NULL)
    OR (\`state\` IN ('done', 'failed', 'cancelled') AND \`finished_at\` IS NULL)
    OR \`state\` NOT IN ('queued', 'running', 'done', 'failed', 'cancelled', 'parked', 'held')
  ) ORDER BY \`id\` LIMIT ${SHOWN}`
const PUT_OFF = `SELECT \`id\`, \`event\` FROM \`outbox\` WHERE ${HERE} AND \`done_at\` IS NULL
  AND \`due_at\` > ? ORDER BY \`id\` LIMIT ${SHOWN}`
const ORPHANED = `SELECT \`d\`.\`id\` FROM \`outbox_deliveries\` \`d\`
  LEFT JOIN \`outbox\` \`o\` ON \`o\`.\`id\` = \`d\`.\`outbox_id\` WHERE \`o\`.\`id\` IS NULL LIMIT ${SHOWN}`
