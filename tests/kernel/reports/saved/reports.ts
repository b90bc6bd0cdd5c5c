import type { World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import type { ReportQuery } from '#kernel/reports/query/definition'
import Report from '#kernel/reports/saved/report'
import { give, role } from '#tests/kernel/access/people'

/** How many organisation units there are of each kind. */
export const BY_KIND: ReportQuery = {
  source: 'kernel.org_unit',
  dimensions: ['kind'],
  measures: [{ fn: 'count' }],
}

/** A report as it may lie there. */
export async function lay(ctx: Context, values: Partial<Report> = {}): Promise<Report> {
  const query = values.query ?? BY_KIND
  return transaction(ctx, (inner) =>
    Report.create(inner, {
      name: 'Units by kind',
      source: query.source,
      query,
      ownerId: ctx.user.id,
      ...values,
    })
  )
}

/** Sam with a role that reads and reports organisation units, as far as told. */
export async function reporterSam(
  world: World,
  rule: { filter?: unknown; fields?: string[] } = {}
) {
  const reporter = await role(world, 'Reporter', [{ operations: ['read', 'report'], ...rule }])
  return { reporter, sam: await give(world, 'sam', reporter) }
}

/** Three units: two branches and a department. */
export async function threeUnits(world: World) {
  for (const [name, kind] of [
    ['North', 'branch'],
    ['South', 'branch'],
    ['Sales', 'department'],
  ]) {
    await world.create('kernel.org_unit', { name, kind })
  }
}
