import { checkPassword, hashPassword } from '#kernel/accounts/passwords'
import { endSignIns } from '#kernel/accounts/end_sign_ins'
import type User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export interface NewUser {
  name: string
  email: string
  login?: string | null
  language?: string | null
  password: string
  isAdmin?: boolean
}

/** Creates a user who can sign in at once. The hash is made before the transaction: it takes long on purpose. */
export async function createUser(ctx: Context, input: NewUser): Promise<User> {
  checkPassword(input.password, wordsOf(input))
  const passwordHash = await hashPassword(input.password)
  return transaction(ctx, (inner) => createWithHash(inner, input, passwordHash))
}

/** The same within an open transaction, with a hash made before it. */
export async function createWithHash(
  ctx: Context,
  input: Omit<NewUser, 'password'>,
  passwordHash: string
) {
  const { name, email, login, language } = input
  const user = await ctx.run<User>('kernel.user.create', null, {
    name,
    email,
    login: login ?? null,
    language: language ?? null,
  })
  user.isAdmin = input.isAdmin ?? false
  await storePassword(ctx, user.id, passwordHash)
  return user
}

/** A new password ends every session and token the old one had opened. */
export async function storePassword(ctx: Context, userId: number, passwordHash: string) {
  await ctx
    .trx!.from('users')
    .where('id', userId)
    .update({ password_hash: passwordHash, password_set_at: moment(ctx.now) })
  // Whoever was only invited until now may come in.
  await ctx.trx!.from('users').where({ id: userId, state: 'invited' }).update({ state: 'active' })
  await endSignIns(ctx, userId)
}

/** What an attacker who knows the user would try first. */
export function wordsOf(
  user: { name: string; email: string; login?: string | null },
  company = ''
) {
  return [user.name, user.email, user.login ?? '', company, 'kontor']
}
