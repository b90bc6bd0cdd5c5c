import type { Context, Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows, IS_REVERSED, isOtherEntry } from '../../ledger/broken_rows.js'

const MODEL = 'accounting.payment'

/** The first line of a payment's entry is the money, in the currency of the payment. */
const MONEY =
  '(SELECT CASE WHEN `l`.`foreign_currency` = `d`.`currency` THEN `l`.`foreign_amount` WHEN `l`.`currency` = `d`.`currency` ' +
  `THEN ${AMOUNT} END FROM \`accounting_entry_lines\` \`l\` WHERE \`l\`.\`entry_id\` = \`e\`.\`id\` ORDER BY \`l\`.\`id\` LIMIT 1)`

/** A posted payment has its entry, with its number, day and money, and what its lines name was closed by it. */
export const paymentsHold: Invariant = {
  name: 'accounting.payments_hold',
  check: async (ctx) => [
    ...(await otherEntries(ctx)),
    ...(await otherLines(ctx)),
    ...(await otherwisePaid(ctx)),
  ],
}

const otherEntries = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: (number) => `${number}: the payment is not what its entry says`,
    sql:
      'SELECT `d`.`id`, `d`.`number` AS `name` FROM `accounting_payments` `d` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
      "(`d`.`state` = 'draft') <> (`d`.`entry_id` IS NULL) OR (`d`.`state` <> 'draft' AND (" +
      `${isOtherEntry(MODEL)} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` OR \`e\`.\`journal_id\` <> \`d\`.\`journal_id\` ` +
      "OR `e`.`number` <> COALESCE(`d`.`number`, '') " +
      `OR COALESCE(${MONEY}, 0) <> \`d\`.\`amount\` * (CASE \`d\`.\`direction\` WHEN 'in' THEN 1 ELSE -1 END) ` +
      'OR NOT EXISTS (SELECT 1 FROM `accounting_entry_lines` `l` WHERE `l`.`entry_id` = `e`.`id` AND `l`.`party_id` = `d`.`party_id`) ' +
      `OR (\`d\`.\`state\` = 'cancelled') <> ${IS_REVERSED})))`,
    bindings: [ctx.company.id],
  })

/** What payments closed when they were posted: a match is made with its payment, or later by people. */
const closedBy = (direction: 'in' | 'out', own: 'credit' | 'debit', other: 'debit' | 'credit') =>
  `SELECT \`d\`.\`id\`, \`d\`.\`number\`, \`m\`.\`${other}_item_id\`, -\`m\`.\`${other}_amount\` FROM \`accounting_payments\` \`d\` ` +
  'JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` ' +
  'JOIN `accounting_open_items` `o` ON `o`.`entry_id` = `e`.`id` ' +
  `JOIN \`accounting_matches\` \`m\` ON \`m\`.\`${own}_item_id\` = \`o\`.\`id\` AND \`m\`.\`created_at\` = \`e\`.\`posted_at\` ` +
  `WHERE \`d\`.\`company_id\` = ? AND \`d\`.\`direction\` = '${direction}'`

const otherLines = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: (number) => `${number}: its lines do not say what it closed`,
    sql:
      'SELECT `s`.`id`, MAX(`s`.`number`) AS `name` FROM (SELECT `d`.`id`, `d`.`number`, `n`.`open_item_id` AS `item_id`, ' +
      '`n`.`amount` + COALESCE(`n`.`discount`, 0) + COALESCE(`n`.`write_off`, 0) AS `amount` FROM `accounting_payments` `d` ' +
      "JOIN `accounting_payment_lines` `n` ON `n`.`payment_id` = `d`.`id` WHERE `d`.`company_id` = ? AND `d`.`state` <> 'draft' " +
      `UNION ALL ${closedBy('in', 'credit', 'debit')} UNION ALL ${closedBy('out', 'debit', 'credit')}) \`s\` ` +
      'GROUP BY `s`.`id`, `s`.`item_id` HAVING SUM(`s`.`amount`) <> 0',
    bindings: [ctx.company.id, ctx.company.id, ctx.company.id],
  })

/** Where the bank said what of the money a line took, an item of the payment is so much. */
const otherwisePaid = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: (number) => `${number}: a line took another part of the money than was booked`,
    sql:
      'SELECT DISTINCT `d`.`id`, `d`.`number` AS `name` FROM `accounting_payments` `d` ' +
      'JOIN `accounting_payment_lines` `n` ON `n`.`payment_id` = `d`.`id` ' +
      "WHERE `d`.`company_id` = ? AND `d`.`state` <> 'draft' AND `n`.`paid` > 0 AND NOT EXISTS (" +
      'SELECT 1 FROM `accounting_open_items` `i` WHERE `i`.`entry_id` = `d`.`entry_id` AND `i`.`currency` = `d`.`currency` ' +
      'AND ABS(`i`.`amount`) = `n`.`paid`)',
    bindings: [ctx.company.id],
  })
