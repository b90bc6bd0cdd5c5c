import { type Context, Money } from 'kontor/plugin'
import Account from '../../models/account.js'
import { dayOf } from '../../statements/columns.js'
import { openOfParty } from './open_of_party.js'
import { seesAll } from '../../statements/sees_amounts.js'

type Query = Record<string, unknown>

interface BothSides {
  party_id: number
  party: string
  account_id: number
  account: string
  debit: string
  credit: string
}

const MOST = 200

/**
 * The open items of one party on one account with what was matched last; without a party, whose items could meet. `on`:
 * the day a match counts from unless another is chosen, today where nothing is asked for.
 */
export async function reconcileScreen(ctx: Context, query: Query) {
  const partyId = idOf(query.party_id)
  const may = {
    match: ctx.access.allows('accounting.open_item', 'match'),
    undo: ctx.access.allows('accounting.match', 'undo'),
  }
  const meeting = await meetingOf(ctx)
  const today = dayOf(query, 'on') ?? ctx.today
  const none = { party: null, account: null, accounts: [], open: null, matches: [] }
  if (!partyId) return { may, today, meeting, ...none }
  const { data } = await ctx.list('contacts.party', {
    filter: ['id', 'eq', partyId],
    fields: 'id,name',
  })
  const [party] = data as { id: number; name: string }[]
  if (!party) return { may, today, meeting, ...none }
  const accounts = await accountsOf(ctx, partyId)
  const account =
    accounts.find((one) => one.id === idOf(query.account_id)) ??
    accounts.find((one) =>
      meeting.some((row) => row.party_id === partyId && row.account_id === one.id)
    ) ??
    accounts[0]
  return {
    may,
    today,
    meeting,
    party: { id: party.id, label: party.name },
    account: account ?? null,
    accounts,
    open: account ? await openOfParty(ctx, partyId, account.id) : null,
    matches: account ? await lastMatches(ctx, partyId, account.id) : [],
  }
}

/** Parties with debits and credits open on one account. */
async function meetingOf(ctx: Context): Promise<BothSides[]> {
  ctx.access.authorize('accounting.open_item', 'read')
  if (!seesAll(ctx, 'accounting.open_item')) return []
  const { id, currency } = ctx.company
  const sum = (sign: string) =>
    `CAST(SUM(CASE WHEN \`i\`.\`company_open\` ${sign} 0 THEN \`i\`.\`company_open\` ELSE 0 END) AS CHAR)`
  const rows = await ctx.rows<BothSides>(
    `SELECT \`i\`.\`party_id\`, \`p\`.\`name\` AS \`party\`, \`i\`.\`account_id\`, \`a\`.\`label\` AS \`account\`, ${sum('>')} AS \`debit\`, ` +
      `${sum('<')} AS \`credit\` FROM \`accounting_open_items\` \`i\` JOIN \`contacts_parties\` \`p\` ON \`p\`.\`id\` = \`i\`.\`party_id\` ` +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` WHERE `i`.`company_id` = ? AND `i`.`is_open` = 1 ' +
      'GROUP BY `i`.`party_id`, `p`.`name`, `i`.`account_id`, `a`.`label` ' +
      'HAVING MAX(`i`.`open`) > 0 AND MIN(`i`.`open`) < 0 ORDER BY `p`.`name`, `i`.`account_id` ' +
      `LIMIT ${MOST}`,
    [id]
  )
  return rows.map((row) => ({
    ...row,
    party_id: Number(row.party_id),
    account_id: Number(row.account_id),
    debit: Money.of(row.debit, currency).toString(),
    credit: Money.of(row.credit, currency).negated().toFixed(),
  }))
}

async function accountsOf(ctx: Context, partyId: number) {
  const rows = await ctx.rows<{ account_id: number }>(
    'SELECT DISTINCT `account_id` FROM `accounting_open_items` WHERE `company_id` = ? AND `party_id` = ?',
    [ctx.company.id, partyId]
  )
  const ids = rows.map((row) => Number(row.account_id))
  if (ids.length === 0) return []
  const accounts = await Account.where(ctx, ['id', 'in', ids], { sort: 'code' })
  return accounts.map((one) => ({ id: one.id, label: one.label }))
}

/** What of the party was matched last and can be undone. */
async function lastMatches(ctx: Context, partyId: number, accountId: number) {
  const { data } = await ctx.list('accounting.match', {
    filter: [
      ['company_id', 'eq', ctx.company.id],
      ['debit_item.party_id', 'eq', partyId],
      ['debit_item.account_id', 'eq', accountId],
      ['undone_at', 'null'],
    ],
    include: 'debit_item,credit_item',
    sort: '-id',
    limit: 20,
  })
  return data
}

function idOf(value: unknown) {
  const id = Number(value ?? '')
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

export type ReconcileProps = Awaited<ReturnType<typeof reconcileScreen>>
