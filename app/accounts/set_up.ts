import { createWithHash, wordsOf, type NewUser } from '#kernel/accounts/create_user'
import { checkPassword, hashPassword } from '#kernel/accounts/passwords'
import Role from '#kernel/access/models/role'
import { addMember } from '#kernel/companies/add_member'
import { withinCompany } from '#kernel/companies/begin_company'
import type Company from '#kernel/companies/company'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { enablePlugin } from '#kernel/plugins/enablement'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'

export interface SetUpInput {
  user: Omit<NewUser, 'isAdmin'>
  /** As the API takes a company. */
  company: { name: string } & Record<string, unknown>
  plugins: readonly string[]
  demo: boolean
}

/**
 * Creates the first company and its administrator in one transaction, then enables the plugins, each in its
 * own: one that refuses leaves a deployment one can sign in to. Refused once there is an administrator.
 */
export async function setUp(input: SetUpInput): Promise<{ userId: number; companyId: number }> {
  checkPassword(input.user.password, wordsOf(input.user, input.company.name), 'user.password')
  const passwordHash = await hashPassword(input.user.password)
  const made = await transaction(await kernelContext({}), (ctx) =>
    createFirst(ctx, input, passwordHash)
  )
  const ctx = await kernelContext(made)
  for (const id of input.plugins) await enablePlugin(ctx, id, { withRequired: true })
  if (input.demo) {
    const { loadDemo } = await import('#kernel/plugins/demo')
    await loadDemo(await kernelContext(made))
  }
  return made
}

async function createFirst(ctx: Context, input: SetUpInput, passwordHash: string) {
  // Locks: of two at once the second waits here, and then sees the first.
  await bumpEpoch(ctx, 'access')
  const [administrator] = await ctx.rows('SELECT `id` FROM `users` WHERE `is_admin` = 1 LIMIT 1')
  if (administrator) throw new Refusal('E_SETUP_DONE')
  const company = await named('company', () =>
    ctx.run<Company>('kernel.company.create', null, input.company)
  )
  const within = withinCompany(ctx, company)
  const { name, email, login, language } = input.user
  const user = await named('user', () =>
    createWithHash(within, { name, email, login, language, isAdmin: true }, passwordHash)
  )
  const role = await Role.findBy(within, ['key', 'eq', 'administrator'])
  await addMember(within, user.id, [role!.id], { isDefault: true })
  await ctx.trx!.from('setup_tokens').delete()
  return { userId: user.id, companyId: company.id }
}

/** Complaints about a part of the form name the part: `company.currency`. */
async function named<T>(part: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.errors.length === 0) throw error
    throw Refusal.input(error.errors.map((one) => ({ ...one, field: `${part}.${one.field}` })))
  }
}
