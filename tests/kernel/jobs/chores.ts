import { defineJob, type JobDeclaration } from '#kernel/jobs/define_job'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'

type Chore = Omit<JobDeclaration, 'name'>

/** Makes a job known while a test runs; it is called `kernel.chores.<verb>` unless the plugin is told. */
export function chore(
  verb: string,
  run: Chore['run'],
  more: Partial<Chore> = {},
  plugin = 'kernel'
) {
  const job = defineJob({
    title: 'kernel.models.job.one',
    ...more,
    name: `${plugin}.chores.${verb}`,
    run,
  })
  registry.jobs.set(job.name, job)
  return job.name
}

/** Forgets them. */
export function forgetChores() {
  for (const name of registry.jobs.keys()) {
    if (name.includes('.chores.')) registry.jobs.delete(name)
  }
}

/** An effect one can count: an org unit of this name. */
export function effect(ctx: Context, name: string) {
  return ctx.records('kernel.org_unit').create({ name } as never)
}

export async function effects() {
  const rows = await readRows<{ name: string }>('SELECT `name` FROM `org_units` ORDER BY `name`')
  return rows.map((row) => row.name)
}

/** Asks for a job in a transaction of its own. */
export function ask(ctx: Context, ...wanted: Parameters<Context['later']>) {
  return transaction(ctx, (inner) => inner.later(...wanted))
}

export async function jobRow(id: number) {
  const [row] = await readRows<Record<string, string | number | null>>(
    'SELECT * FROM `jobs` WHERE `id` = ?',
    [id]
  )
  return row
}
