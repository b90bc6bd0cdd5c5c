import { type Context, Money } from 'kontor/plugin'
import { heldUntilEnd } from '../../ledger/held_until_end.js'
import Invoice from '../../models/invoice.js'
import type PaymentBatch from '../../models/payment_batch.js'
import { discountsOf } from '../propose/discounts.js'

interface DueRow {
  id: number
  entry_id: number
  currency: string
  open: string
}

const MOST = 500

/**
 * What is owed to suppliers in the batch's currency and due until its day, oldest first, each less the discount that
 * may still be kept; nothing that is in another batch on its way. Nobody puts them into another one until the
 * transaction ends.
 */
export async function dueBills(ctx: Context, batch: PaymentBatch) {
  const rows = await ctx.rows<DueRow>(
    'SELECT `i`.`id`, `i`.`entry_id`, `i`.`currency`, CAST(`i`.`open` AS CHAR) AS `open` FROM `accounting_open_items` `i` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` ' +
      "WHERE `i`.`company_id` = ? AND `a`.`type` = 'payable' AND `i`.`is_open` = 1 AND `i`.`open` < 0 AND `i`.`currency` = ? " +
      'AND `i`.`due_on` <= ? AND NOT EXISTS (SELECT 1 FROM `accounting_payment_batch_lines` `l` ' +
      'JOIN `accounting_payment_batches` `b` ON `b`.`id` = `l`.`batch_id` WHERE `l`.`open_item_id` = `i`.`id` ' +
      `AND \`b\`.\`id\` <> ? AND \`b\`.\`state\` IN ('draft', 'approved')${heldUntilEnd(ctx)}) ` +
      `ORDER BY \`i\`.\`due_on\`, \`i\`.\`id\` LIMIT ${MOST}${heldUntilEnd(ctx)}`,
    [ctx.company.id, batch.currency, batch.dueUntil, batch.id]
  )
  const items = rows.map((row) => ({
    id: Number(row.id),
    entry_id: Number(row.entry_id),
    currency: row.currency,
    open: Money.of(row.open, row.currency).negated().toFixed(),
  }))
  const ids = [...new Set(items.map((one) => one.entry_id))]
  const found = ids.length > 0 ? await Invoice.where(ctx, ['entry_id', 'in', ids]) : []
  const documents = new Map(found.map((one) => [one.entryId!, one]))
  const discounts = discountsOf(items, documents, batch.onDate)
  return items.map((item) => {
    const discount = discounts.get(item.id)?.amount ?? 0n
    const open = Money.parse(item.open, item.currency)
    return {
      open_item_id: item.id,
      amount: Money.of(open.units - discount, item.currency).toString(),
      ...(discount > 0n ? { discount: Money.of(discount, item.currency).toString() } : {}),
    }
  })
}
