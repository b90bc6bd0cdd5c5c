import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** Milliseconds from which on people wait for a report. */
export const SLOW = 1000
/** So many runs are remembered. */
const REMEMBERED = 5

/** How long the runs of a report took, in milliseconds. */
export interface Timing {
  reportId: number
  took: number
  /** The last few, the newest first. */
  recent: number[]
}

interface TimingRow {
  report_id: number
  took: number
  recent: string
}

/**
 * Notes how long a saved report took. Quick ones leave no trace, so that looking at them writes nothing; one that was
 * slow and is quick now is noted once.
 */
export async function noteRun(ctx: Context, reportId: number, took: number) {
  if (ctx.trx) return
  const known = await timingOf(ctx, reportId)
  if (took < SLOW && (!known || known.took < SLOW)) return
  const recent = [Math.round(took), ...(known?.recent ?? [])].slice(0, REMEMBERED)
  const row = { took: recent[0], recent: JSON.stringify(recent), at: moment(ctx.now) }
  await transaction(ctx, async ({ trx }) => {
    const there = await trx!.from('report_timings').where('report_id', reportId).update(row)
    if (Number(there) > 0) return
    await trx!
      .insertQuery()
      .table('report_timings')
      .insert({ report_id: reportId, ...row })
  })
}

/** Null where the report was never slow. */
export async function timingOf(ctx: Context, reportId: number): Promise<Timing | null> {
  const [row] = await ctx.rows<TimingRow>(
    'SELECT `report_id`, `took`, `recent` FROM `report_timings` WHERE `report_id` = ?',
    [reportId]
  )
  return row ? timing(row) : null
}

/** The reports of the company worked in whose last run was slow, the slowest first. */
export async function slowReports(ctx: Context): Promise<Timing[]> {
  const rows = await ctx.rows<TimingRow>(
    'SELECT `s`.`report_id`, `s`.`took`, `s`.`recent` FROM `report_timings` AS `s` ' +
      'JOIN `reports` AS `r` ON `r`.`id` = `s`.`report_id` ' +
      'WHERE `r`.`company_id` = ? AND `r`.`archived_at` IS NULL AND `s`.`took` >= ? ' +
      'ORDER BY `s`.`took` DESC LIMIT 50',
    [ctx.company.id, SLOW]
  )
  return rows.map(timing)
}

const timing = (row: TimingRow): Timing => ({
  reportId: Number(row.report_id),
  took: Number(row.took),
  recent: JSON.parse(row.recent) as number[],
})
