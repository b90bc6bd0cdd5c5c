import type { Context, Invariant } from 'kontor/plugin'
import { brokenRows } from '../ledger/broken_rows.js'

const PAID_BACK = "`u`.`kind` = 'refund' AND `u`.`payment_id` IS NOT NULL"

/** What payments and invoices say of advances is what was taken and used with them. */
export const advanceLinesAgree: Invariant = {
  name: 'accounting.advance_lines_agree',
  check: async (ctx) => [...(await ofPayments(ctx)), ...(await ofInvoices(ctx))],
}

/** Without an advance of its own a line took a new one. */
const ofPayments = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.payment',
    text: (number) => `${number}: the advances it names are not those it took or paid back`,
    sql:
      'SELECT `s`.`id`, MAX(`s`.`number`) AS `name` FROM (' +
      'SELECT `d`.`id`, `d`.`number`, `n`.`advance_id`, `n`.`amount`, 1 AS `one` FROM `accounting_payments` `d` ' +
      "JOIN `accounting_payment_advances` `n` ON `n`.`payment_id` = `d`.`id` WHERE `d`.`company_id` = ? AND `d`.`state` <> 'draft' UNION ALL " +
      'SELECT `d`.`id`, `d`.`number`, NULL, -`a`.`amount`, -1 FROM `accounting_advances` `a` ' +
      'JOIN `accounting_payments` `d` ON `d`.`id` = `a`.`payment_id` WHERE `a`.`company_id` = ? UNION ALL ' +
      'SELECT `d`.`id`, `d`.`number`, `u`.`advance_id`, -`u`.`amount`, -1 FROM `accounting_advance_uses` `u` ' +
      `JOIN \`accounting_payments\` \`d\` ON \`d\`.\`id\` = \`u\`.\`payment_id\` WHERE \`u\`.\`company_id\` = ? AND ${PAID_BACK}) \`s\` ` +
      'GROUP BY `s`.`id`, `s`.`advance_id` HAVING SUM(`s`.`amount`) <> 0 OR SUM(`s`.`one`) <> 0',
    bindings: Array<number>(3).fill(ctx.company.id),
  })

/** What was chosen on a draft is used when it is posted, each advance once; what is used later is not chosen. */
const ofInvoices = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.invoice',
    text: (number) => `${number}: the advances it names are not those it used`,
    sql:
      'SELECT `s`.`id`, MAX(`s`.`number`) AS `name` FROM (' +
      'SELECT `d`.`id`, `d`.`number`, `n`.`advance_id`, `n`.`amount`, 1 AS `one` FROM `accounting_invoices` `d` ' +
      "JOIN `accounting_invoice_advances` `n` ON `n`.`invoice_id` = `d`.`id` WHERE `d`.`company_id` = ? AND `d`.`state` <> 'draft' UNION ALL " +
      'SELECT `d`.`id`, `d`.`number`, `u`.`advance_id`, -`u`.`amount`, -1 FROM `accounting_advance_uses` `u` ' +
      'JOIN `accounting_invoices` `d` ON `d`.`id` = `u`.`invoice_id` WHERE `u`.`company_id` = ? AND `u`.`is_chosen` = 1) `s` ' +
      'GROUP BY `s`.`id`, `s`.`advance_id` HAVING SUM(`s`.`amount`) <> 0 OR SUM(`s`.`one`) <> 0',
    bindings: [ctx.company.id, ctx.company.id],
  })
