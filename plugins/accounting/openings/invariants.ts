import type { Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows, IS_REVERSED, isOtherEntry } from '../ledger/broken_rows.js'

const MODEL = 'accounting.opening'
const ofLine = (table: string) =>
  `\`${table}\`.\`account_id\`, COALESCE(\`${table}\`.\`party_id\`, 0) AS \`party\`, COALESCE(\`${table}\`.\`foreign_currency\`, '') AS \`abroad\``
const TYPED = AMOUNT.replaceAll('`l`', '`n`')

/** Accounts and parties on which the entry booked something else than the lines say; the one that takes the rest apart. */
const IS_BOOKED_OTHERWISE =
  `EXISTS (SELECT 1 FROM (SELECT \`n\`.\`opening_id\` AS \`of\`, ${ofLine('n')}, ${TYPED} AS \`amount\`, COALESCE(\`n\`.\`foreign_amount\`, 0) AS \`foreign_amount\` ` +
  'FROM `accounting_opening_lines` `n` UNION ALL ' +
  `SELECT \`o\`.\`id\`, ${ofLine('l')}, -${AMOUNT}, -COALESCE(\`l\`.\`foreign_amount\`, 0) FROM \`accounting_openings\` \`o\` ` +
  'JOIN `accounting_entry_lines` `l` ON `l`.`entry_id` = `o`.`entry_id`) `s` ' +
  'WHERE `s`.`of` = `d`.`id` AND `s`.`account_id` <> COALESCE(`d`.`offset_id`, 0) ' +
  'GROUP BY `s`.`account_id`, `s`.`party`, `s`.`abroad` HAVING SUM(`s`.`amount`) <> 0 OR SUM(`s`.`foreign_amount`) <> 0)'

const sumOf = (what: string, of = '') =>
  `COALESCE((SELECT SUM(${what}) FROM \`accounting_opening_lines\` \`n\` JOIN \`accounting_accounts\` \`a\` ON \`a\`.\`id\` = \`n\`.\`account_id\` ` +
  `WHERE \`n\`.\`opening_id\` = \`d\`.\`id\`${of}), 0)`

/** A posted opening is what its entry booked, and comes to what the books before say. */
export const openingsHold: Invariant = {
  name: 'accounting.openings_hold',
  check: (ctx) =>
    brokenRows(ctx, {
      model: MODEL,
      text: (name) =>
        `${name}: the opening is not what its entry says, or what the books before said`,
      sql:
        'SELECT `d`.`id`, `d`.`text` AS `name` FROM `accounting_openings` `d` ' +
        'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
        "(`d`.`state` = 'draft') <> (`d`.`entry_id` IS NULL) OR (`d`.`state` = 'posted' AND (" +
        `${isOtherEntry(MODEL)} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` OR ${IS_REVERSED} OR ${IS_BOOKED_OTHERWISE} ` +
        `OR \`d\`.\`control_debit\` <> ${sumOf('COALESCE(`n`.`debit`, 0)')} ` +
        `OR \`d\`.\`control_receivable\` <> ${sumOf(TYPED, " AND `a`.`type` = 'receivable'")} ` +
        `OR \`d\`.\`control_payable\` <> -${sumOf(TYPED, " AND `a`.`type` = 'payable'")})))`,
      bindings: [ctx.company.id],
    }),
}
