import type { Context } from 'kontor/plugin'
import type { AccountKind, AccountType } from '../ledger/account_types.js'
import type { BookAccount, Books } from './books.js'

interface Stored {
  id: number
  code: string
  name: string
  kind: AccountKind
  type: AccountType
  parent_id: number | null
  is_group: number
}

/** Every account something can be booked on, archived ones too, and the currencies of the company's lines. */
export async function readHead(ctx: Context, from: string, to: string): Promise<Books> {
  const { id, name, currency } = ctx.company
  const accounts = await ctx.rows<Stored>(
    'SELECT `id`, `code`, `name`, `kind`, `type`, `parent_id`, `is_group` FROM `accounting_accounts` ' +
      'WHERE `company_id` = ? ORDER BY `code`',
    [id]
  )
  const abroad = await ctx.rows<{ currency: string }>(
    'SELECT DISTINCT `currency` FROM `accounting_balances` WHERE `company_id` = ? AND `currency` IS NOT NULL ORDER BY `currency`',
    [id]
  )
  return {
    company: name,
    currency,
    currencies: [...new Set([currency, ...abroad.map((one) => one.currency)])],
    from,
    to,
    accounts: accounts
      .filter((one) => !Number(one.is_group))
      .map((one) => withGroups(one, accounts)),
  }
}

function withGroups(account: Stored, all: readonly Stored[]): BookAccount {
  const groups: string[] = []
  const seen = new Set<number>()
  for (let at = account.parent_id; at !== null && !seen.has(Number(at));) {
    seen.add(Number(at))
    const above = all.find((one) => Number(one.id) === Number(at))
    if (!above) break
    groups.unshift(above.name)
    at = above.parent_id
  }
  const { id, code, name, kind, type } = account
  return { id: Number(id), code, name, kind, type, groups }
}
