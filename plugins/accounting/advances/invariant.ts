import type { Breach, Context, Invariant } from 'kontor/plugin'
import Advance from '../models/advance.js'
import { usesOf } from './plan_use.js'
import { NO_TAX, type PostedTax } from './posted_tax.js'

/** As many breaches of one kind as anyone reads. */
const SHOWN = 50

const USED =
  'SELECT `advance_id`, SUM(`amount`) AS `amount`, SUM(`worth`) AS `worth` FROM `accounting_advance_uses` ' +
  'WHERE `company_id` = ? AND `undone_at` IS NULL GROUP BY `advance_id`'

const STANDING =
  'SELECT `a`.`id`, `a`.`number` FROM `accounting_advances` `a` ' +
  `LEFT JOIN (${USED}) \`u\` ON \`u\`.\`advance_id\` = \`a\`.\`id\` WHERE \`a\`.\`company_id\` = ? AND ` +
  "((`a`.`state` = 'cancelled' AND (`a`.`open` <> 0 OR `a`.`worth_open` <> 0 OR `u`.`amount` IS NOT NULL)) OR " +
  "(`a`.`state` <> 'cancelled' AND (`a`.`open` <> `a`.`amount` - COALESCE(`u`.`amount`, 0) OR " +
  '`a`.`worth_open` <> `a`.`worth` - COALESCE(`u`.`worth`, 0) OR `a`.`open` < 0 OR ' +
  `(\`a\`.\`open\` = 0) <> (\`a\`.\`state\` = 'used')))) LIMIT ${SHOWN}`

/** Every entry that took an advance, used it, or took either back. */
const ENTRIES =
  'SELECT `entry_id` AS `id` FROM `accounting_advances` WHERE `company_id` = ? UNION ' +
  'SELECT `entry_id` FROM `accounting_advance_uses` WHERE `company_id` = ? UNION ' +
  'SELECT `undone_entry_id` FROM `accounting_advance_uses` WHERE `company_id` = ? AND `undone_entry_id` IS NOT NULL UNION ' +
  'SELECT `e`.`id` FROM `accounting_entries` `e` JOIN `accounting_advances` `a` ON `a`.`entry_id` = `e`.`reverses_id` ' +
  'WHERE `e`.`company_id` = ?'

const BOOKED = 'COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)'

const IN_LEDGER =
  'SELECT `s`.`account_id`, `s`.`party_id`, MAX(`p`.`name`) AS `party` FROM (' +
  "SELECT `account_id`, `party_id`, CASE WHEN `side` = 'customer' THEN `worth_open` ELSE -`worth_open` END AS `amount` " +
  'FROM `accounting_advances` WHERE `company_id` = ? UNION ALL ' +
  `SELECT \`l\`.\`account_id\`, \`l\`.\`party_id\`, ${BOOKED} FROM \`accounting_entry_lines\` \`l\` ` +
  `JOIN (${ENTRIES}) \`x\` ON \`x\`.\`id\` = \`l\`.\`entry_id\` WHERE \`l\`.\`company_id\` = ? AND \`l\`.\`is_posted\` = 1 ` +
  'AND EXISTS (SELECT 1 FROM `accounting_advances` `a` WHERE `a`.`company_id` = `l`.`company_id` ' +
  'AND `a`.`account_id` = `l`.`account_id`)) `s` LEFT JOIN `contacts_parties` `p` ON `p`.`id` = `s`.`party_id` ' +
  `GROUP BY \`s\`.\`account_id\`, \`s\`.\`party_id\` HAVING SUM(\`s\`.\`amount\`) <> 0 LIMIT ${SHOWN}`

/**
 * What is open of each advance is what its uses left of it, the ledger owes each party just that, and the tax on it that
 * waits for the invoice is what its account holds.
 */
export const advancesAgree: Invariant = {
  name: 'accounting.advances_agree',
  async check(ctx) {
    return [...(await standing(ctx)), ...(await inLedger(ctx)), ...(await waiting(ctx))]
  },
}

async function standing(ctx: Context): Promise<Breach[]> {
  const { id } = ctx.company
  const rows = await ctx.rows<{ id: number; number: string | null }>(STANDING, [id, id])
  return rows.map((row) => ({
    text: `${row.number ?? `advance ${row.id}`}: what is open of it is not what its uses left`,
    model: 'accounting.advance',
    id: Number(row.id),
  }))
}

async function inLedger(ctx: Context): Promise<Breach[]> {
  const { id } = ctx.company
  const rows = await ctx.rows<{ account_id: number; party: string | null }>(
    IN_LEDGER,
    Array<number>(6).fill(id)
  )
  return rows.map((row) => ({
    text: `${row.party ?? 'nobody'}: the open advances are not what the ledger owes`,
    model: 'accounting.account',
    id: Number(row.account_id),
  }))
}

/** Tax of open advances against the accounts it waits on. */
async function waiting(ctx: Context): Promise<Breach[]> {
  const open = await Advance.where(ctx, {
    and: [
      ['state', 'eq', 'open'],
      ['tax_account_id', 'notnull'],
    ],
  })
  const sums = await booked(ctx)
  for (const advance of open) {
    const uses = await usesOf(ctx, advance)
    const left = uses.reduce((sum, one) => sum - taxOf(one.posted), taxOf(advance.posted))
    const account = advance.taxAccountId!
    sums.set(account, (sums.get(account) ?? 0n) + left)
  }
  return [...sums]
    .filter(([, difference]) => difference !== 0n)
    .map(([id]) => ({
      text: 'the tax on open advances is not what its account holds for them',
      model: 'accounting.account',
      id,
    }))
}

const taxOf = (posted: PostedTax | null) =>
  (posted ?? NO_TAX).lines.reduce((sum, line) => sum + BigInt(line.amount), 0n)

/** What entries of advances booked on each account where tax waits; a debit above zero. */
async function booked(ctx: Context) {
  const { id } = ctx.company
  const rows = await ctx.rows<{ account_id: number; sum: string }>(
    `SELECT \`l\`.\`account_id\`, CAST(SUM(${BOOKED}) AS CHAR) AS \`sum\` FROM \`accounting_entry_lines\` \`l\` ` +
      `JOIN (${ENTRIES}) \`x\` ON \`x\`.\`id\` = \`l\`.\`entry_id\` WHERE \`l\`.\`company_id\` = ? AND \`l\`.\`is_posted\` = 1 ` +
      'AND `l`.`account_id` IN (SELECT `tax_account_id` FROM `accounting_advances` WHERE `company_id` = ?) ' +
      'GROUP BY `l`.`account_id`',
    Array<number>(6).fill(id)
  )
  return new Map(rows.map((row) => [Number(row.account_id), BigInt(row.sum)]))
}
