import { Cron } from 'croner'
import { clock } from '#kernel/companies/clock'
import { kernelContext, NO_COMPANY } from '#kernel/companies/kernel_context'
import type { ScheduleDeclaration } from '#kernel/jobs/define_job'
import { write } from '#kernel/jobs/claim'
import { now } from '#kernel/jobs/lease'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'

/** One declared schedule for one company, or (0) for the deployment. */
interface Due {
  key: string
  companyId: number
  timeZone: string
  schedule: ScheduleDeclaration
}

interface ScheduleRow {
  id: number
  schedule_key: string
  pattern: string
  next_run_at: string
}

/**
 * Asks for the jobs whose time has come. The row is claimed in the transaction that asks, so of several
 * processes one does; what was missed while nothing ran is asked for once.
 */
export async function runSchedules() {
  const rows = await readRows<ScheduleRow>('SELECT * FROM `schedules`')
  const known = new Map(rows.map((row) => [row.schedule_key, row]))
  for (const due of await declared()) {
    const row = known.get(due.key)
    known.delete(due.key)
    if (row?.pattern !== patternOf(due)) await plan(due, row)
    else if (instant(row.next_run_at) <= clock()) await ask(due, row)
  }
  for (const { id } of known.values()) {
    await write((trx) => trx.from('schedules').where({ id }).delete())
  }
}

/** When a schedule comes next after a moment: intervals count from it, patterns go by the wall clock of the zone. */
export function nextRun({ cron, every }: ScheduleDeclaration, timeZone: string, after: Date): Date {
  if (every !== undefined) return new Date(after.getTime() + every * 1000)
  return new Cron(cron!, { paused: true, mode: '5-part', timezone: timeZone }).nextRun(after)!
}

async function declared(): Promise<Due[]> {
  const companies = await readRows<{ id: number; time_zone: string }>(
    'SELECT `id`, `time_zone` FROM `companies` WHERE `archived_at` IS NULL'
  )
  const found: Due[] = []
  for (const { id: plugin, declaration } of registry.inOrder()) {
    for (const schedule of declaration.schedules ?? []) {
      const per = schedule.per ?? (plugin === 'kernel' ? 'deployment' : 'company')
      if (per === 'deployment') {
        found.push({
          key: `${schedule.job}:0`,
          companyId: 0,
          timeZone: NO_COMPANY.timeZone,
          schedule,
        })
        continue
      }
      for (const { id, time_zone: timeZone } of companies) {
        if (!(await enabledPlugins(Number(id))).has(plugin)) continue
        found.push({ key: `${schedule.job}:${id}`, companyId: Number(id), timeZone, schedule })
      }
    }
  }
  return found
}

/** A new schedule, or one whose times were changed. */
async function plan(due: Due, row: ScheduleRow | undefined) {
  const facts = {
    pattern: patternOf(due),
    next_run_at: moment(nextRun(due.schedule, due.timeZone, clock())),
  }
  await write(async (trx) => {
    if (row) return trx.from('schedules').where('id', row.id).update(facts)
    const key = { schedule_key: due.key }
    if (await trx.from('schedules').where(key).first()) return
    await trx
      .insertQuery()
      .table('schedules')
      .insert({ ...key, ...facts })
  })
}

async function ask({ companyId, timeZone, schedule }: Due, row: ScheduleRow) {
  const ctx = await kernelContext({ companyId })
  await transaction(ctx, async (inner) => {
    const taken = await inner
      .trx!.from('schedules')
      .where({ id: row.id, next_run_at: row.next_run_at })
      .update({ next_run_at: moment(nextRun(schedule, timeZone, clock())), last_run_at: now() })
    if (Number(taken)) await inner.later(schedule.job, schedule.payload ?? {})
  })
}

function patternOf({ timeZone, schedule: { cron, every } }: Due) {
  return every === undefined ? `${cron} ${timeZone}` : `every ${every} s`
}
