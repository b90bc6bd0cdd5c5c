import { seedsOf } from '#kernel/access/seed_roles'
import { Refusal } from '#kernel/http/refusal'
import type { ReportDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import type { Check, Subject } from '#kernel/plugins/testing/subject'
import { queryOf } from '#kernel/reports/ready/ready_reports'
import { runReport } from '#kernel/reports/run/run_report'

export const reports: Check = {
  name: 'reports',
  title: 'its ready-made reports can be run, by one of its roles at least',
  async run(subject) {
    const faults: string[] = []
    for (const report of subject.plugin.declaration.reports ?? []) {
      faults.push(...roleFaults(subject, report), ...(await runFaults(subject, report)))
    }
    return faults
  },
}

function roleFaults({ plugin }: Subject, { name, source }: ReportDeclaration) {
  const seeds = Object.values(plugin.declaration.roles ?? {}).flatMap((grants) => seedsOf(grants))
  // Lines have no rights of their own: those of what they belong to count.
  const model = registry.models.get(source)?.lineOf ?? source
  const isOpen = seeds.some((seed) => seed.model === model && seed.operations.includes('report'))
  return isOpen ? [] : [`reports.${name}: no role of the plugin may report on ${source}`]
}

async function runFaults({ id, world }: Subject, report: ReportDeclaration) {
  const ctx = await world.context({ plugins: [id] })
  try {
    await runReport(ctx, queryOf(report))
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const places = error.errors.map(({ field, code }) => `${field} (${code})`)
    return [`reports.${report.name}: it cannot be run: ${places.join(', ') || error.code}`]
  }
}
