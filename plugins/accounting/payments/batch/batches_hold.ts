import type { Invariant } from 'kontor/plugin'
import { brokenRows } from '../../ledger/broken_rows.js'

/** A batch of payments pays what was approved: its total, each line by its payment. */
export const batchesHold: Invariant = {
  name: 'accounting.batches_hold',
  check: (ctx) =>
    brokenRows(ctx, {
      model: 'accounting.payment_batch',
      text: (number) =>
        `${number}: its total, its lines and the payments made of them do not agree`,
      sql:
        'SELECT DISTINCT `b`.`id`, `b`.`number` AS `name` FROM `accounting_payment_batches` `b` ' +
        'LEFT JOIN (SELECT `batch_id`, SUM(`amount`) AS `total` FROM `accounting_payment_batch_lines` GROUP BY `batch_id`) `t` ON `t`.`batch_id` = `b`.`id` ' +
        'LEFT JOIN `accounting_payment_batch_lines` `n` ON `n`.`batch_id` = `b`.`id` ' +
        'LEFT JOIN `accounting_payment_lines` `p` ON `p`.`payment_id` = `n`.`payment_id` AND `p`.`open_item_id` = `n`.`open_item_id` ' +
        'WHERE `b`.`company_id` = ? AND (COALESCE(`b`.`total`, 0) <> COALESCE(`t`.`total`, 0) OR (`n`.`id` IS NOT NULL AND (' +
        "(`b`.`state` = 'posted') <> (`n`.`payment_id` IS NOT NULL) OR (`n`.`payment_id` IS NOT NULL AND (`p`.`id` IS NULL " +
        'OR `p`.`amount` <> `n`.`amount` OR COALESCE(`p`.`discount`, 0) <> COALESCE(`n`.`discount`, 0))))))',
      bindings: [ctx.company.id],
    }),
}
