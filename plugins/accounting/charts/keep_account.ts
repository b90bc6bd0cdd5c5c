import { type Context, type FilterNode, Refusal } from 'kontor/plugin'
import { type AccountType, kindOf } from '../ledger/account_types.js'
import { heldUntilEnd } from '../ledger/held_until_end.js'
import Account from '../models/account.js'

type Input = Record<string, unknown>

/**
 * What is posted on an account was posted on that kind of account: its type and currency stay. A group that holds
 * accounts stays one. The account is locked by now, so whoever posts on it at the same moment waits, or is seen.
 */
export async function keepPosted(ctx: Context, record: object, input: Input) {
  const account = record as Account
  const isMoved = 'type' in input && isOtherPlace(account.type, input.type as AccountType)
  const isGrouped = input.is_group === true && !account.isGroup
  const isOpened = input.is_group === false && account.isGroup
  const isBound = 'currency' in input && (input.currency ?? null) !== account.currency
  if (isOpened) await refuseHolding(ctx, account, ['id', 'notnull'])
  if (!isMoved && !isGrouped && !isBound) return
  if (await isPosted(ctx, account.id)) {
    throw new Refusal('E_ACCOUNT_POSTED', { label: account.label })
  }
}

/** Another kind, or between accounts that need a customer or supplier and others. */
export function isOtherPlace(from: AccountType, to: AccountType) {
  const isParty = (type: AccountType) => type === 'receivable' || type === 'payable'
  return kindOf(from) !== kindOf(to) || (from !== to && (isParty(from) || isParty(to)))
}

/** An account with postings stays. */
export async function refuseDeletion(ctx: Context, record: object) {
  const account = record as Account
  if (await isPosted(ctx, account.id)) {
    throw new Refusal('E_ACCOUNT_POSTED', { label: account.label })
  }
}

/** Nothing is put away that still holds an amount, or accounts in use. */
export async function refuseArchiving(ctx: Context, record: object) {
  const account = record as Account
  const [{ balance }] = await ctx.rows<{ balance: string | null }>(
    'SELECT CAST(SUM(`debit`) - SUM(`credit`) AS CHAR) AS `balance` FROM `accounting_balances` ' +
      `WHERE \`company_id\` = ? AND \`account_id\` = ?${heldUntilEnd(ctx)}`,
    [ctx.company.id, account.id]
  )
  if (Number(balance ?? 0) !== 0) throw new Refusal('E_ACCOUNT_BALANCE', { label: account.label })
  await refuseHolding(ctx, account, ['archived_at', 'null'])
}

async function refuseHolding(ctx: Context, { id, label }: Account, which: FilterNode) {
  const filter: FilterNode = { and: [['parent_id', 'eq', id], which] }
  const [child] = await ctx.records(Account).where(filter, { limit: 1, lock: 'share' })
  if (child) throw new Refusal('E_ACCOUNT_CHILDREN', { label })
}

async function isPosted(ctx: Context, id: number) {
  const lines = await ctx.records('accounting.entry_line').where(
    [
      ['account_id', 'eq', id],
      ['is_posted', 'eq', true],
    ],
    { limit: 1, lock: 'share' }
  )
  return lines.length > 0
}
