import type { Context } from 'kontor/plugin'
import type { AccountType } from '../ledger/account_types.js'
import { monthOf } from '../ledger/calendar.js'

/** What stood on an account in a foreign currency at the end of a day; minor units, a debit above zero. */
export interface Position {
  accountId: number
  /** Whose it is, on receivables and payables. */
  partyId: number | null
  currency: string
  /** In the foreign currency. */
  amount: bigint
  /** In the company's, as it was booked. */
  booked: bigint
}

/** Money, and debts of money, that no party's item stands for. What is paid with things is never revalued. */
const MONETARY: readonly AccountType[] = [
  'bank',
  'cash',
  'credit_card',
  'payroll_payable',
  'short_term_debt',
  'long_term_liability',
]

interface Row {
  account_id: number
  party_id: number | null
  currency: string
  amount: string
  booked: string
}

/** All that was open or stood in foreign currencies at the end of a day, by account, party and currency. */
export async function positionsOn(ctx: Context, on: string): Promise<Position[]> {
  const rows = [...(await openRows(ctx, on)), ...(await standingRows(ctx, on))]
  return rows.map((row) => ({
    accountId: Number(row.account_id),
    partyId: row.party_id === null ? null : Number(row.party_id),
    currency: row.currency,
    amount: BigInt(row.amount),
    booked: BigInt(row.booked),
  }))
}

const SUMMED =
  'CAST(SUM(`x`.`amount`) AS CHAR) AS `amount`, CAST(SUM(`x`.`booked`) AS CHAR) AS `booked`'
const ANYTHING = 'HAVING SUM(`x`.`amount`) <> 0 OR SUM(`x`.`booked`) <> 0'

/** Matches of a later day, and those that counted then and were undone later. */
const WAS_OTHERWISE =
  '((`m`.`on_date` > ? AND `m`.`undone_at` IS NULL) OR (`m`.`undone_on` > ? AND `m`.`on_date` <= ?))'

/** Open items as they were then: what a match of a later day closed counts as open, one undone later as closed. */
function openRows(ctx: Context, on: string) {
  const { id, currency } = ctx.company
  const days = [on, on, on]
  const taken = (item: string, amount: string) =>
    `COALESCE((SELECT SUM(CASE WHEN \`m\`.\`undone_at\` IS NULL THEN \`${amount}\` ELSE -\`${amount}\` END) ` +
    `FROM \`accounting_matches\` \`m\` WHERE \`m\`.\`${item}\` = \`i\`.\`id\` AND ${WAS_OTHERWISE}), 0)`
  const then = (now: string, amount: string) =>
    `\`i\`.\`${now}\` + ${taken('debit_item_id', `debit_${amount}`)} - ${taken('credit_item_id', `credit_${amount}`)}`
  return ctx.rows<Row>(
    `SELECT \`x\`.\`account_id\`, \`x\`.\`party_id\`, \`x\`.\`currency\`, ${SUMMED} FROM (` +
      'SELECT `i`.`account_id`, `i`.`party_id`, `i`.`currency`, ' +
      `${then('open', 'amount')} AS \`amount\`, ${then('company_open', 'company_amount')} AS \`booked\` ` +
      'FROM `accounting_open_items` `i` WHERE `i`.`company_id` = ? AND `i`.`currency` <> ? AND `i`.`on_date` <= ? ' +
      'AND (`i`.`is_open` = 1 OR EXISTS (SELECT 1 FROM `accounting_matches` `m` WHERE `m`.`company_id` = ? ' +
      `AND ${WAS_OTHERWISE} ` +
      'AND (`m`.`debit_item_id` = `i`.`id` OR `m`.`credit_item_id` = `i`.`id`)))' +
      ') `x` GROUP BY `x`.`account_id`, `x`.`party_id`, `x`.`currency` ' +
      `${ANYTHING} ORDER BY \`x\`.\`account_id\`, \`x\`.\`party_id\`, \`x\`.\`currency\``,
    [...days, ...days, ...days, ...days, id, currency, on, id, ...days]
  )
}

/** What stands on accounts of money: whole months from the balances, the month of the day from its lines. */
function standingRows(ctx: Context, on: string) {
  const { id, currency } = ctx.company
  const types = MONETARY.map(() => '?').join(', ')
  return ctx.rows<Row>(
    `SELECT \`x\`.\`account_id\`, NULL AS \`party_id\`, \`x\`.\`currency\`, ${SUMMED} FROM (` +
      'SELECT `b`.`account_id`, COALESCE(`b`.`currency`, `a`.`currency`) AS `currency`, ' +
      '`b`.`foreign_amount` AS `amount`, `b`.`debit` - `b`.`credit` AS `booked` ' +
      'FROM `accounting_balances` `b` JOIN `accounting_accounts` `a` ON `a`.`id` = `b`.`account_id` ' +
      `WHERE \`b\`.\`company_id\` = ? AND \`b\`.\`month\` < ? AND \`a\`.\`type\` IN (${types}) UNION ALL ` +
      'SELECT `l`.`account_id`, COALESCE(`l`.`foreign_currency`, `a`.`currency`), ' +
      'COALESCE(`l`.`foreign_amount`, 0), COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0) ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      'WHERE `l`.`company_id` = ? AND `l`.`is_posted` = 1 AND `l`.`on_date` BETWEEN ? AND ? ' +
      `AND \`a\`.\`type\` IN (${types})` +
      ') `x` WHERE `x`.`currency` IS NOT NULL AND `x`.`currency` <> ? ' +
      `GROUP BY \`x\`.\`account_id\`, \`x\`.\`currency\` ${ANYTHING} ORDER BY \`x\`.\`account_id\`, \`x\`.\`currency\``,
    [id, monthOf(on), ...MONETARY, id, monthOf(on), on, ...MONETARY, currency]
  )
}
