import { type Context, Money } from 'kontor/plugin'
import type { AccountKind, AccountType } from '../ledger/account_types.js'
import { seesAll } from '../statements/sees_amounts.js'

/** An account as it stands in the tree. */
interface TreeAccount {
  id: number
  label: string
  otherName: string | null
  kind: AccountKind
  type: AccountType
  parentId: number | null
  isGroup: boolean
}

interface TreeRow extends TreeAccount {
  depth: number
  /** On the side its kind grows on, in minor units; of a heading the sum of what is beneath it. */
  balance: bigint
}

/**
 * Accounts in the order of the tree, with balances. `amounts` are debits minus credits in minor units by account. A
 * heading's sum is on the side its own kind grows on; an account whose heading is out of sight stands at the top.
 */
function treeRows(accounts: TreeAccount[], amounts: ReadonlyMap<number, bigint>): TreeRow[] {
  const known = new Set(accounts.map((one) => one.id))
  const children = Map.groupBy(accounts, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null
  )
  const rows: TreeRow[] = []
  const visit = (parent: number | null, depth: number): bigint => {
    let sum = 0n
    for (const account of children.get(parent) ?? []) {
      const row: TreeRow = { ...account, depth, balance: 0n }
      rows.push(row)
      const amount = (amounts.get(account.id) ?? 0n) + visit(account.id, depth + 1)
      row.balance = growsInDebit(account.kind) ? amount : -amount
      sum += amount
    }
    return sum
  }
  visit(null, 0)
  return rows
}

const growsInDebit = (kind: AccountKind) => kind === 'asset' || kind === 'expense'

/** The props of the screen: every account the caller may read, and what he may do with them. */
export async function accountTreeScreen(ctx: Context) {
  const { currency } = ctx.company
  const rows = treeRows(await readableAccounts(ctx), await amountsOf(ctx))
  return {
    currency,
    rows: rows.map((row) => ({ ...row, balance: new Money(row.balance, currency).toString() })),
    may: {
      create: ctx.access.allows('accounting.account', 'create'),
      import: ctx.access.allows('accounting.account', 'import'),
      choose: ctx.access.allows('accounting.chart', 'choose'),
    },
  }
}

async function readableAccounts(ctx: Context) {
  const accounts: TreeAccount[] = []
  let after: string | undefined
  do {
    const page = await ctx.list('accounting.account', {
      fields: ['id', 'code', 'name', 'other_name', 'kind', 'type', 'parent_id', 'is_group'],
      sort: 'code',
      limit: '500',
      after,
    })
    for (const row of page.data) accounts.push(accountOf(row))
    after = page.next ?? undefined
  } while (after)
  return accounts
}

function accountOf(row: Record<string, unknown>): TreeAccount {
  return {
    id: Number(row.id),
    label: `${row.code} ${row.name}`,
    otherName: row.other_name as string | null,
    kind: row.kind as AccountKind,
    type: row.type as AccountType,
    parentId: row.parent_id as number | null,
    isGroup: Boolean(row.is_group),
  }
}

async function amountsOf(ctx: Context) {
  if (!seesAll(ctx, 'accounting.entry')) return new Map<number, bigint>()
  const rows = await ctx.rows<{ account_id: number; amount: string }>(
    'SELECT `account_id`, CAST(SUM(`debit`) - SUM(`credit`) AS CHAR) AS `amount` FROM `accounting_balances` WHERE `company_id` = ? GROUP BY `account_id`',
    [ctx.company.id]
  )
  return new Map(rows.map((row) => [Number(row.account_id), BigInt(row.amount)]))
}
