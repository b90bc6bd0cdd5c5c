import type { Context, Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows, IS_REVERSED } from '../ledger/broken_rows.js'

const SIGN = "(CASE `a`.`side` WHEN 'customer' THEN 1 ELSE -1 END)"

/** Every entry that took advances or used them. */
const ENTRIES =
  'SELECT `entry_id` AS `id` FROM `accounting_advances` WHERE `company_id` = ? UNION ' +
  'SELECT `entry_id` FROM `accounting_advance_uses` WHERE `company_id` = ? UNION ' +
  "SELECT `id` FROM `accounting_entries` WHERE `company_id` = ? AND `kind` = 'advance' AND `reverses_id` IS NULL"

const BOOKED =
  'SELECT `entry_id`, `account_id`, MIN(`currency`) AS `currency`, SUM(`worth`) AS `worth`, SUM(`amount`) AS `amount` FROM (' +
  `SELECT \`a\`.\`entry_id\`, \`a\`.\`account_id\`, \`a\`.\`currency\`, ${SIGN} * \`a\`.\`worth\` AS \`worth\`, ` +
  `${SIGN} * \`a\`.\`amount\` AS \`amount\` FROM \`accounting_advances\` \`a\` WHERE \`a\`.\`company_id\` = ? UNION ALL ` +
  `SELECT \`u\`.\`entry_id\`, \`a\`.\`account_id\`, \`a\`.\`currency\`, -${SIGN} * \`u\`.\`worth\`, -${SIGN} * \`u\`.\`amount\` ` +
  'FROM `accounting_advance_uses` `u` JOIN `accounting_advances` `a` ON `a`.`id` = `u`.`advance_id` WHERE `u`.`company_id` = ? UNION ALL ' +
  `SELECT \`l\`.\`entry_id\`, \`l\`.\`account_id\`, COALESCE(\`l\`.\`foreign_currency\`, \`l\`.\`currency\`), ${AMOUNT}, ` +
  `COALESCE(\`l\`.\`foreign_amount\`, ${AMOUNT}) FROM (${ENTRIES}) \`x\` ` +
  'JOIN `accounting_entry_lines` `l` ON `l`.`entry_id` = `x`.`id` WHERE `l`.`is_posted` = 1 AND `l`.`account_id` IN ' +
  '(SELECT `account_id` FROM `accounting_advances` WHERE `company_id` = ?)) `all` GROUP BY `entry_id`, `account_id`, `currency`'

/** Each entry books on the accounts of advances what those taken and used with it say, and is taken back where they are. */
export const advancesAreBooked: Invariant = {
  name: 'accounting.advances_are_booked',
  check: async (ctx) => [...(await otherAmounts(ctx)), ...(await otherStates(ctx))],
}

const otherAmounts = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.entry',
    text: (number) => `${number}: the advances taken and used with it are not what it booked`,
    sql:
      `SELECT DISTINCT \`e\`.\`id\`, \`e\`.\`number\` AS \`name\` FROM (${BOOKED}) \`s\` ` +
      'JOIN `accounting_entries` `e` ON `e`.`id` = `s`.`entry_id` WHERE `s`.`worth` <> 0 OR `s`.`amount` <> 0',
    bindings: Array<number>(6).fill(ctx.company.id),
  })

const otherStates = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.advance',
    text: (number) =>
      `${number}: it or a use of it is taken back, and its entry is not, or the other way round`,
    sql:
      'SELECT `a`.`id`, `a`.`number` AS `name` FROM `accounting_advances` `a` JOIN `accounting_entries` `e` ON `e`.`id` = `a`.`entry_id` ' +
      `WHERE \`a\`.\`company_id\` = ? AND (\`a\`.\`state\` = 'cancelled') <> ${IS_REVERSED} UNION ` +
      'SELECT `a`.`id`, `a`.`number` FROM `accounting_advance_uses` `u` JOIN `accounting_advances` `a` ON `a`.`id` = `u`.`advance_id` ' +
      `JOIN \`accounting_entries\` \`e\` ON \`e\`.\`id\` = \`u\`.\`entry_id\` WHERE \`u\`.\`company_id\` = ? AND (\`u\`.\`undone_at\` IS NOT NULL) <> ${IS_REVERSED}`,
    bindings: [ctx.company.id, ctx.company.id],
  })
