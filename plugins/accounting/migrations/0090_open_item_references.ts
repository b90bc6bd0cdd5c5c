import { Migration } from 'kontor/migration'

/** What an open item goes by outside: the supplier's number, the number of an invoice that was brought along. */
export default class extends Migration {
  up() {
    this.alter('accounting_open_items', (t) => {
      t.text('reference', 80)
    })
    this.defer(async (db) => {
      await db.rawQuery(
        'UPDATE `accounting_open_items` SET `reference` = (SELECT CASE WHEN `e`.`kind` = ? THEN SUBSTR(`l`.`text`, 1, 80) ELSE `e`.`reference` END FROM `accounting_entry_lines` `l` JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` WHERE `l`.`id` = `accounting_open_items`.`entry_line_id`)',
        ['opening']
      )
    })
  }

  async down() {
    if (await this.schema.hasColumn('accounting_open_items', 'reference')) {
      this.schema.alterTable('accounting_open_items', (table) => table.dropColumn('reference'))
    }
  }
}
