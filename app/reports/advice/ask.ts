import { needAdministrator } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import { engine } from '#config/database'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { advise } from '#kernel/reports/advice/advise'
import { keepIndex, keptIndex, noteIndex } from '#kernel/reports/advice/kept_indexes'
import { tableIndex } from '#kernel/reports/advice/table_index'
import type { ReportQuery } from '#kernel/reports/query/definition'

/** On SQLite nobody can save while an index is made: of more records that would be too long. */
const MOST_ON_SQLITE = 5_000_000

/**
 * Accepts the advice for a saved report of this company: its index is made by a job. Answers its number. Throws 404
 * without such a report, E_REPORT_NO_ADVICE where no index would help, E_REPORT_INDEX_LARGE where it would hold
 * everybody up.
 */
export async function acceptAdvice(ctx: Context, reportId: number): Promise<number> {
  needAdministrator(ctx)
  const query = await queryOf(ctx, reportId)
  const advice = await advise(ctx, query)
  if (advice.reason !== 'index') throw new Refusal('E_REPORT_NO_ADVICE', {}, { status: 422 })
  if (engine === 'sqlite' && advice.records > MOST_ON_SQLITE) {
    throw new Refusal('E_REPORT_INDEX_LARGE', { most: MOST_ON_SQLITE }, { status: 422 })
  }
  const index = tableIndex(advice.model.name, advice.columns)
  return transaction(ctx, async (inner) => {
    const id = await keepIndex(inner, index)
    await inner.later('kernel.reports.index', { id }, { about: advice.model.name })
    return id
  })
}

/** Has an index taken away again, by a job. */
export async function removeIndex(ctx: Context, id: number) {
  needAdministrator(ctx)
  const index = await keptIndex(ctx, id)
  if (!index) throw Refusal.missing()
  await transaction(ctx, async (inner) => {
    await noteIndex(inner, id, { state: 'removing', problem: null })
    await inner.later('kernel.reports.index', { id }, { about: index.model })
  })
}

/** What a saved report of the company worked in asks; an administrator need not be among its readers for that. */
export async function queryOf(ctx: Context, reportId: number): Promise<ReportQuery> {
  const [row] = await ctx.rows<{ query: string }>(
    'SELECT `query` FROM `reports` WHERE `id` = ? AND `company_id` = ?',
    [reportId, ctx.company.id]
  )
  if (!row) throw Refusal.missing()
  return JSON.parse(row.query) as ReportQuery
}
