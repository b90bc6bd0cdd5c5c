import { type Context, message, Refusal } from 'kontor/plugin'
import Account from '../models/account.js'
import type { Purpose } from './account_types.js'

/**
 * The account Kontor books on for a purpose. Refuses by the name of the purpose where the chart names none
 * (E_ACCOUNT_MISSING).
 *
 * @example const { id: accountId } = await accountFor(ctx, 'inventory')
 */
export async function accountFor(ctx: Context, purpose: Purpose): Promise<Account> {
  const account = await Account.findBy(ctx, {
    and: [
      ['used_for', 'eq', purpose],
      ['archived_at', 'null'],
    ],
  })
  if (account) return account
  const name = message(ctx.locale, `accounting.models.account.choices.used_for.${purpose}`)
  throw new Refusal('E_ACCOUNT_MISSING', { purpose: name })
}
