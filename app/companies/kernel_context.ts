import { clock } from '#kernel/companies/clock'
import { fullAccess } from '#kernel/access/full_access'
import { createContext } from '#kernel/companies/create_context'
import type { Actor, CompanyContext, Context } from '#kernel/companies/context'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { readRows } from '#kernel/records/storage/reader'

/** Nobody's company: for what belongs to the deployment, such as users. */
export const NO_COMPANY: CompanyContext = {
  id: 0,
  name: '',
  currency: 'EUR',
  timeZone: 'UTC',
  language: 'en',
}

const KERNEL: Actor = { id: 0, name: 'Kontor', email: '', isAdmin: true }

/**
 * A context for work the kernel does itself (set-up, commands, scheduler, delivery of events): every right,
 * in the name of `userId` where given. Never made from a request.
 */
export async function kernelContext(facts: {
  companyId?: number | null
  userId?: number | null
}): Promise<Context> {
  const company = facts.companyId ? await companyFacts(facts.companyId) : NO_COMPANY
  const user = facts.userId ? await actor(facts.userId) : KERNEL
  return createContext({
    user,
    company,
    companyIds: company.id ? [company.id] : [],
    unit: null,
    access: fullAccess,
    locale: company.language,
    requestId: null,
    now: clock(),
    plugins: company.id ? await enabledPlugins(company.id) : new Set(),
  })
}

async function companyFacts(id: number): Promise<CompanyContext> {
  const [row] = await readRows<{
    name: string
    currency: string
    time_zone: string
    language: string
  }>('SELECT `name`, `currency`, `time_zone`, `language` FROM `companies` WHERE `id` = ?', [id])
  if (!row) throw new Error(`There is no company ${id}`)
  return {
    id,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    language: row.language,
  }
}

async function actor(id: number): Promise<Actor> {
  const [row] = await readRows<{ name: string; email: string }>(
    'SELECT `name`, `email` FROM `users` WHERE `id` = ?',
    [id]
  )
  return { id, name: row?.name ?? '', email: row?.email ?? '', isAdmin: true }
}
