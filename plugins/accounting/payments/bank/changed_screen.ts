import type { Context } from 'kontor/plugin'
import BankCheck from '../../models/bank_check.js'
import { accountsOf, type PartyAccount } from './accounts_of.js'
import { seesAccounts } from './sees_accounts.js'

/** Names of those of the parties that the caller sees. */
export async function seenParties(ctx: Context, ids: readonly number[]) {
  const names = new Map<number, string>()
  for (let at = 0; at < ids.length; at += PAGE) {
    const { data } = await ctx.list('contacts.party', {
      filter: ['id', 'in', ids.slice(at, at + PAGE)],
      fields: 'id,name',
      limit: String(PAGE),
    })
    for (const { id, name } of data) names.set(Number(id), String(name))
  }
  return names
}

const PAGE = 100

/** Bank accounts that were changed and wait for a second person, with the account paid to before. */
export async function changedAccounts(ctx: Context) {
  const checks = await BankCheck.where(ctx, [], { sort: '-id' })
  const known = Map.groupBy(checks, (one) => one.partyId)
  const accounts = await accountsOf(ctx, [...known.keys()])
  const changed = [...accounts.values()].flat().filter((one) => one.trust === 'changed')
  const parties = await seenParties(ctx, [...new Set(changed.map((one) => one.partyId))])
  const users = await usersOf(ctx, changed)
  return changed
    .filter((one) => parties.has(one.partyId))
    .map((one) => ({
      id: one.id,
      party: { id: one.partyId, label: parties.get(one.partyId)! },
      account: one.label,
      before: known.get(one.partyId)![0].account,
      changed_by: users.get(one.changedBy ?? 0) ?? null,
      changed_at: one.changedAt,
      is_own: one.changedBy === ctx.user.id,
    }))
}

async function usersOf(ctx: Context, changed: readonly PartyAccount[]) {
  const ids = [...new Set(changed.map((one) => one.changedBy).filter((id) => id !== null))]
  if (ids.length === 0) return new Map<number, string>()
  const rows = await ctx.rows<{ id: number; name: string }>(
    `SELECT \`id\`, \`name\` FROM \`users\` WHERE \`id\` IN (${ids.map(() => '?').join(', ')})`,
    ids
  )
  return new Map(rows.map((row) => [Number(row.id), row.name]))
}

/** Changed bank accounts that wait for a second person; none of them to whoever may not see bank accounts. */
export async function changedScreen(ctx: Context) {
  const sees = seesAccounts(ctx)
  return {
    sees,
    mayConfirm: sees && ctx.access.allows('accounting.bank_check', 'confirm'),
    changed: sees ? await changedAccounts(ctx) : [],
  }
}
