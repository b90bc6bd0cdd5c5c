import type { Invariant } from 'kontor/plugin'
import { brokenRows } from '../ledger/broken_rows.js'

const MODEL = 'accounting.invoice'

/** What a posted document asks for and has left open is what its party owes in the ledger. */
export const documentsAgree: Invariant = {
  name: 'accounting.documents_agree',
  check: (ctx) =>
    brokenRows(ctx, {
      model: MODEL,
      text: (number) => `${number}: its total or what is open of it is not what its party owes`,
      sql:
        'SELECT `i`.`id`, `i`.`number` AS `name` FROM `accounting_invoices` `i` LEFT JOIN (SELECT `entry_id`, SUM(`amount`) AS `owed`, ' +
        'SUM(`open`) AS `open` FROM `accounting_open_items` WHERE `company_id` = ? GROUP BY `entry_id`) `o` ' +
        "ON `o`.`entry_id` = `i`.`entry_id` WHERE `i`.`company_id` = ? AND `i`.`state` <> 'draft' AND " +
        '(ABS(COALESCE(`o`.`owed`, 0)) <> `i`.`total` OR ABS(COALESCE(`o`.`open`, 0)) <> `i`.`open` ' +
        "OR (`i`.`state` = 'posted') <> (`i`.`payment_state` IS NOT NULL) OR (`i`.`state` = 'posted' AND `i`.`payment_state` <> " +
        "(CASE WHEN `i`.`open` = 0 THEN 'paid' WHEN `i`.`open` < `i`.`total` THEN 'partial' ELSE 'unpaid' END)))",
      bindings: [ctx.company.id, ctx.company.id],
    }),
}
