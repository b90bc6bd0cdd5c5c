import type { Context } from 'kontor/plugin'
import BankCheck from '../../models/bank_check.js'
import { accountsOf, type PartyAccount } from './accounts_of.js'

/** Whether the caller sees bank accounts of parties: whoever does not cannot tell whether one is right. */
export const seesAccounts = (ctx: Context) =>
  ctx.access.allows('contacts.party', 'read') &&
  ctx.access.mayUse('contacts.party', { key: 'bank_accounts', sensitivity: 'bank' }, 'read')

/** Bank accounts that were changed and wait for a second person, with the account paid to before. */
export async function changedAccounts(ctx: Context) {
  const checks = await BankCheck.where(ctx, [], { sort: '-id' })
  const known = Map.groupBy(checks, (one) => one.partyId)
  const accounts = await accountsOf(ctx, [...known.keys()])
  const changed = [...accounts.values()].flat().filter((one) => one.trust === 'changed')
  const names = await namesOf(ctx, changed)
  return changed.map((one) => ({
    id: one.id,
    party: { id: one.partyId, label: names.parties.get(one.partyId) ?? '' },
    account: one.label,
    before: known.get(one.partyId)![0].account,
    changed_by: names.users.get(one.changedBy ?? 0) ?? null,
    changed_at: one.changedAt,
    is_own: one.changedBy === ctx.user.id,
  }))
}

async function namesOf(ctx: Context, changed: readonly PartyAccount[]) {
  const named = async (table: string, ids: (number | null)[]) => {
    const wanted = [...new Set(ids.filter((id) => id !== null))]
    if (wanted.length === 0) return new Map<number, string>()
    const rows = await ctx.rows<{ id: number; name: string }>(
      `SELECT \`id\`, \`name\` FROM \`${table}\` WHERE \`id\` IN (${wanted.map(() => '?').join(', ')})`,
      wanted
    )
    return new Map(rows.map((row) => [Number(row.id), row.name]))
  }
  return {
    parties: await named(
      'contacts_parties',
      changed.map((one) => one.partyId)
    ),
    users: await named(
      'users',
      changed.map((one) => one.changedBy)
    ),
  }
}

export async function changedScreen(ctx: Context) {
  const sees = seesAccounts(ctx)
  return {
    sees,
    mayConfirm: sees && ctx.access.allows('accounting.bank_check', 'confirm'),
    changed: sees ? await changedAccounts(ctx) : [],
  }
}
