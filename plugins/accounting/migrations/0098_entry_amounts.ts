import { Migration } from 'kontor/migration'

/** Entries of documents and payments were posted without their sum: a list of entries showed none. */
export default class extends Migration {
  up() {
    this.defer(async (db) => {
      await db.rawQuery(
        `UPDATE accounting_entries SET amount = (SELECT SUM(debit) FROM accounting_entry_lines
          WHERE accounting_entry_lines.entry_id = accounting_entries.id)
          WHERE state = 'posted' AND amount IS NULL`
      )
    })
  }

  /** The sums are right either way. */
  down() {}
}
