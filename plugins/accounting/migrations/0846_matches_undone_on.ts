import { Migration } from 'kontor/migration'

/** Until which day an undone match counted; and no match counts before both of its items are there. */
export default class extends Migration {
  up() {
    this.alter('accounting_matches', (t) => {
      t.date('undone_on')
    })
    this.schema.raw(
      'UPDATE `accounting_matches` SET `undone_on` = COALESCE((SELECT MAX(`e`.`on_date`) FROM `accounting_entries` `e` WHERE `e`.`reverses_id` = `accounting_matches`.`exchange_entry_id`), SUBSTR(`undone_at`, 1, 10)) WHERE `undone_at` IS NOT NULL'
    )
    this.schema.raw(
      'UPDATE `accounting_matches` SET `on_date` = (SELECT MAX(`i`.`on_date`) FROM `accounting_open_items` `i` WHERE `i`.`id` IN (`accounting_matches`.`debit_item_id`, `accounting_matches`.`credit_item_id`)) WHERE `exchange_entry_id` IS NULL AND `on_date` < (SELECT MAX(`i`.`on_date`) FROM `accounting_open_items` `i` WHERE `i`.`id` IN (`accounting_matches`.`debit_item_id`, `accounting_matches`.`credit_item_id`))'
    )
  }

  down() {
    this.schema.alterTable('accounting_matches', (table) => {
      table.dropColumn('undone_on')
    })
  }
}
