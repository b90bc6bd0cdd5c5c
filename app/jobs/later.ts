import { createHash } from 'node:crypto'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { JobDefinition, LaterOptions } from '#kernel/jobs/define_job'
import type Job from '#kernel/jobs/job'
import { registry } from '#kernel/plugins/registry'
import { moment } from '#kernel/records/values/moment'

const LONGEST_KEY = 191
const LONGEST_TITLE = 255

/** Writes the row of a job into the open transaction. Answers its id, or that of the job with the same key. */
export async function later(
  ctx: Context,
  job: string | Pick<JobDefinition, 'name'>,
  payload: Record<string, unknown>,
  { key, at, title, about }: LaterOptions = {}
): Promise<number> {
  const name = typeof job === 'string' ? job : job.name
  const definition = registry.jobs.get(name)
  if (!definition) throw new Error(`No job is called ${name}`)
  if (!ctx.trx) throw new Error(`${name}: a job is asked for within a transaction`)
  const uniqueKey = key === undefined ? null : keyOf(ctx.company.id, name, key)
  const known = uniqueKey && (await idOf(ctx, uniqueKey))
  if (known) return known
  const named = title ?? message(ctx.locale, definition.title)
  const { id } = await ctx.records<Job>('kernel.job').create({
    name,
    title: (about ? `${named}: ${about}` : named).slice(0, LONGEST_TITLE),
    userId: ctx.user.id || null,
    companyId: ctx.company.id || null,
    dueAt: moment(at ?? ctx.now),
  })
  // No fields of the model: what a job is to do may be nobody else's business, nor the history's.
  await ctx.trx
    .from('jobs')
    .where('id', id)
    .update({
      payload: JSON.stringify(payload),
      unique_key: uniqueKey,
      role_id: ctx.roleId,
    })
  ctx.work!.jobs.push(id)
  return id
}

/** Unique for all time within company and job; what is long or not ASCII is kept as its digest. */
export function keyOf(companyId: number, name: string, key: string) {
  const full = `${name}:${companyId}:${key}`
  if (full.length <= LONGEST_KEY && /^[\x20-\x7e]+$/.test(full)) return full
  return createHash('sha256').update(full).digest('hex')
}

async function idOf(ctx: Context, uniqueKey: string) {
  const [row] = await ctx.rows<{ id: number }>('SELECT `id` FROM `jobs` WHERE `unique_key` = ?', [
    uniqueKey,
  ])
  return row && Number(row.id)
}
