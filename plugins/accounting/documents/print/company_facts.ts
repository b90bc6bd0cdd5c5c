import type { Context } from 'kontor/plugin'
import type { BankAccount } from './printed_document.js'

const NUMBERS =
  'SELECT `registration_number`, `tax_number`, `vat_number` FROM `companies` WHERE `id` = ?'
const ACCOUNTS =
  'SELECT `account_number`, `bank`, `holder`, `bank_code`, `currency` FROM `company_bank_accounts` WHERE `owner_id` = ? AND `archived_at` IS NULL ORDER BY `id`'

interface AccountRow {
  account_number: string
  bank: string | null
  holder: string | null
  bank_code: string | null
  currency: string | null
}

/** The numbers authorities gave the company. */
export async function identifiers(ctx: Context): Promise<string[]> {
  const [row] = await ctx.rows<Record<string, string | null>>(NUMBERS, [ctx.company.id])
  return Object.values(row ?? {}).filter((one): one is string => Boolean(one))
}

/** Where the company is paid to: its accounts of the document's currency, else those of any. */
export async function bankAccounts(ctx: Context, currency: string): Promise<BankAccount[]> {
  const rows = await ctx.rows<AccountRow>(ACCOUNTS, [ctx.company.id])
  const own = rows.filter((row) => row.currency === currency)
  const fit = own.length > 0 ? own : rows.filter((row) => row.currency === null)
  return fit.map((row) => ({
    number: row.account_number,
    bank: row.bank,
    holder: row.holder,
    code: row.bank_code,
  }))
}
