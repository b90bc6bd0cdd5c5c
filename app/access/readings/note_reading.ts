import type { Through } from '#kernel/access/readings/reading'
import { whatWasRead } from '#kernel/access/readings/what_was_read'
import { callerFacts } from '#kernel/access/stored/caller'
import type { Context } from '#kernel/companies/context'
import { businessDate } from '#kernel/companies/create_context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** What was asked for and answered. */
export interface Asked {
  path: string
  /** With its query, as it was asked for. */
  address: string
  through: Through
  isFile: boolean
}

const LONGEST = 1000

/** Notes a reading in each company that notes those of the caller and whose records he looked at. */
export async function noteReading(ctx: Context, { path, address, through, isFile }: Asked) {
  const { kind, subject, model, recordId } = await whatWasRead(ctx, path, isFile)
  const companies = await notingCompanies(ctx)
  const at = moment(ctx.now)
  await transaction(ctx.with({ claim: null }), async ({ trx }) => {
    for (const companyId of companies) {
      await trx!
        .insertQuery()
        .table('readings')
        .insert({
          company_id: companyId,
          at,
          user_id: ctx.user.id,
          kind,
          through,
          subject,
          address: address.slice(0, LONGEST),
          model,
          record_id: recordId,
          request_id: ctx.requestId?.slice(0, 64) ?? null,
          created_at: at,
          created_by: ctx.user.id,
          updated_at: at,
        })
    }
  })
}

async function notingCompanies({ companyIds, company, user, now }: Context) {
  if (companyIds.length <= 1) return [company.id]
  const found: number[] = []
  for (const id of companyIds) {
    const today = businessDate(now, company.timeZone)
    const { loggedRoleIds } = await callerFacts(user.id, id, today)
    if (loggedRoleIds.length > 0) found.push(id)
  }
  return found.length > 0 ? found : [company.id]
}
