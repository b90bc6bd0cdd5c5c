import type { Breach, Invariant } from 'kontor/plugin'
import { brokenRows } from './broken_rows.js'

/** Whose entries name them, and in which table they are. */
const DOCUMENTS = {
  'accounting.invoice': 'accounting_invoices',
  'accounting.payment': 'accounting_payments',
  'accounting.cash_voucher': 'accounting_cash_vouchers',
  'accounting.cash_count': 'accounting_cash_counts',
  'accounting.revaluation': 'accounting_revaluations',
  'accounting.opening': 'accounting_openings',
  'accounting.open_item': 'accounting_open_items',
  'accounting.advance': 'accounting_advances',
  'accounting.entry': 'accounting_entries',
} as const

/** What an entry was posted for is there, and an entry is taken back once, by one of its company. */
export const documentsStandBehind: Invariant = {
  name: 'accounting.documents_stand_behind',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const [model, table] of Object.entries(DOCUMENTS)) {
      breaches.push(
        ...(await brokenRows(ctx, {
          model: 'accounting.entry',
          text: (number) => `${number}: the document it was posted for is missing`,
          sql:
            'SELECT `e`.`id`, `e`.`number` AS `name` FROM `accounting_entries` `e` ' +
            `LEFT JOIN \`${table}\` \`d\` ON \`d\`.\`id\` = \`e\`.\`source_id\` AND \`d\`.\`company_id\` = \`e\`.\`company_id\` ` +
            "WHERE `e`.`company_id` = ? AND `e`.`source_model` = ? AND `e`.`state` = 'posted' AND `d`.`id` IS NULL",
          bindings: [ctx.company.id, model],
        }))
      )
    }
    const twice = await brokenRows(ctx, {
      model: 'accounting.entry',
      text: (number) => `${number}: taken back more than once, or by an entry that is not posted`,
      sql:
        'SELECT `e`.`id`, `e`.`number` AS `name` FROM `accounting_entries` `back` JOIN `accounting_entries` `e` ON `e`.`id` = `back`.`reverses_id` ' +
        'WHERE `back`.`company_id` = ? GROUP BY `e`.`id`, `e`.`number` ' +
        "HAVING COUNT(*) > 1 OR MAX(CASE WHEN `back`.`state` <> 'posted' OR `back`.`company_id` <> `e`.`company_id` THEN 1 ELSE 0 END) = 1",
      bindings: [ctx.company.id],
    })
    return [...breaches, ...twice]
  },
}
