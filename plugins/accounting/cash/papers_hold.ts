import type { Context, Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows, IS_REVERSED, isOtherEntry } from '../ledger/broken_rows.js'

/** What the entry (`e`) moved in the box of its journal, in the currency of the paper (`d`). */
const IN_BOX =
  '(SELECT SUM(CASE WHEN `l`.`foreign_currency` = `d`.`currency` THEN `l`.`foreign_amount` WHEN `l`.`currency` = `d`.`currency` ' +
  `THEN ${AMOUNT} ELSE 0 END) FROM \`accounting_entry_lines\` \`l\` JOIN \`accounting_accounts\` \`a\` ON \`a\`.\`id\` = \`l\`.\`account_id\` ` +
  "WHERE `l`.`entry_id` = `e`.`id` AND `a`.`type` = 'cash')"

/** A posted voucher adds up and is what its entry moved in the box; so is a count, piece by piece. */
export const papersHold: Invariant = {
  name: 'accounting.cash_papers_hold',
  check: async (ctx) => [...(await vouchers(ctx)), ...(await counts(ctx))],
}

const vouchers = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.cash_voucher',
    text: (number) => `${number}: the voucher is not what its lines and its entry say`,
    sql:
      'SELECT `d`.`id`, `d`.`number` AS `name` FROM `accounting_cash_vouchers` `d` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
      "(`d`.`state` = 'draft') <> (`d`.`entry_id` IS NULL) OR (`d`.`state` <> 'draft' AND (" +
      `${isOtherEntry('accounting.cash_voucher')} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` OR \`e\`.\`journal_id\` <> \`d\`.\`journal_id\` ` +
      `OR \`d\`.\`number\` IS NULL OR (\`d\`.\`state\` = 'cancelled') <> ${IS_REVERSED} ` +
      'OR COALESCE((SELECT SUM(`n`.`amount`) FROM `accounting_cash_voucher_lines` `n` WHERE `n`.`voucher_id` = `d`.`id`), 0) <> `d`.`amount` ' +
      `OR COALESCE(${IN_BOX}, 0) <> \`d\`.\`amount\` * (CASE \`d\`.\`kind\` WHEN 'receipt' THEN 1 ELSE -1 END))))`,
    bindings: [ctx.company.id],
  })

const PIECES =
  '(SELECT SUM(`n`.`amount`) FROM `accounting_cash_count_lines` `n` WHERE `n`.`count_id` = `d`.`id`)'
const IS_OTHER_PIECE =
  'EXISTS (SELECT 1 FROM `accounting_cash_count_lines` `n` WHERE `n`.`count_id` = `d`.`id` AND `n`.`amount` <> `n`.`denomination` * `n`.`pieces`)'

const counts = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.cash_count',
    text: (number) => `${number}: the count is not what its pieces and its entry say`,
    sql:
      'SELECT `d`.`id`, `d`.`number` AS `name` FROM `accounting_cash_counts` `d` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
      '`d`.`number` IS NULL OR `d`.`counted` <> `d`.`expected` + `d`.`difference` ' +
      `OR COALESCE(${PIECES}, 0) <> \`d\`.\`counted\` OR ${IS_OTHER_PIECE} ` +
      'OR (`d`.`difference` = 0) <> (`d`.`entry_id` IS NULL) OR (`d`.`entry_id` IS NOT NULL AND (' +
      `${isOtherEntry('accounting.cash_count')} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` ` +
      `OR COALESCE(${IN_BOX}, 0) <> \`d\`.\`difference\` OR (\`d\`.\`state\` = 'cancelled') <> ${IS_REVERSED})))`,
    bindings: [ctx.company.id],
  })
