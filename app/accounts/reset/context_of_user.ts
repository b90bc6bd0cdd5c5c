import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { companyOf, knownUser } from '#kernel/companies/known_user'
import { readEpochs } from '#kernel/records/storage/epochs'

/** The same work in the name of the company a user starts in, for his mails; null where he works in none. */
export async function contextOfUser(ctx: Context, userId: number): Promise<Context | null> {
  const user = await knownUser(userId, (await readEpochs()).access)
  const company = user && companyOf(user, null)
  if (!company) return null
  const { trx, work, now, origin, requestId } = ctx
  return (await kernelContext({ companyId: company.id })).with({
    trx,
    work,
    now,
    origin,
    requestId,
  })
}
