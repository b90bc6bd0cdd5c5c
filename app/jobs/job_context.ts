import { loadAccess } from '#kernel/access/load_access'
import { callerFacts } from '#kernel/access/stored/caller'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { businessDate, createContext } from '#kernel/companies/create_context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { knownUser } from '#kernel/companies/known_user'
import { Refusal } from '#kernel/http/refusal'
import type { HeldJob } from '#kernel/jobs/claim'
import type { JobDefinition } from '#kernel/jobs/define_job'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { readEpochs } from '#kernel/records/storage/epochs'

type Asked = Pick<HeldJob, 'company_id' | 'user_id' | 'role_id'>

/** In whose name and with whose rights a job runs: what its asker may do now, not when he asked. */
export async function jobContext(definition: JobDefinition, job: Asked): Promise<Context> {
  const [companyId, userId] = [job.company_id, job.user_id].map((id) => (id ? Number(id) : null))
  if (definition.as !== 'kernel' && userId && companyId) {
    return userContext(userId, companyId, job.role_id ? Number(job.role_id) : null)
  }
  return kernelContext({ companyId, userId })
}

/**
 * A user in a company, with the rights he has now, under one role of his where one is given. Throws E_JOB_NO_RIGHTS
 * where he is disabled or does not belong to the company.
 */
export async function userContext(
  userId: number,
  companyId: number,
  roleId: number | null = null
): Promise<Context> {
  const epochs = await readEpochs()
  const user = await knownUser(userId, epochs.access)
  const company = user?.companies.find(({ id }) => id === companyId)
  if (!user || !company || user.isDisabled) throw new Refusal('E_JOB_NO_RIGHTS')
  const now = clock()
  const today = businessDate(now, company.timeZone)
  return createContext({
    user: {
      id: userId,
      name: user.name,
      email: user.email,
      isAdmin: user.isAdmin && roleId === null,
    },
    company,
    companyIds: [companyId],
    unit: (await callerFacts(userId, companyId, today)).unit,
    access: await loadAccess(userId, companyId, {
      roleId,
      today,
      epoch: epochs.access,
    }),
    roleId,
    locale: user.language ?? company.language,
    requestId: null,
    now,
    plugins: await enabledPlugins(companyId, epochs),
  })
}
