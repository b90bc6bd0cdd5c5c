import { Migration } from 'kontor/migration'

/** Which uses of advances were chosen on the draft, and so stand on the document: of each the first there was. */
export default class extends Migration {
  up() {
    this.alter('accounting_advance_uses', (t) => {
      t.boolean('is_chosen')
    })
    this.schema.raw(
      'UPDATE `accounting_advance_uses` SET `is_chosen` = 1 WHERE `id` IN (SELECT `first`.`id` FROM (' +
        'SELECT MIN(`u`.`id`) AS `id` FROM `accounting_invoice_advances` `n` ' +
        "JOIN `accounting_invoices` `d` ON `d`.`id` = `n`.`invoice_id` AND `d`.`state` <> 'draft' " +
        'JOIN `accounting_advance_uses` `u` ON `u`.`invoice_id` = `n`.`invoice_id` AND `u`.`advance_id` = `n`.`advance_id` ' +
        'GROUP BY `n`.`id`) `first`)'
    )
  }

  down() {
    this.schema.alterTable('accounting_advance_uses', (table) => {
      table.dropColumn('is_chosen')
    })
  }
}
