import { Migration } from '#kernel/plugins/migration'

/**
 * For whom an entry is: empty for whoever reads the record, else what only some of them know, such as the custom values
 * a company gave to a record it shares. So a record may have several.
 */
export default class extends Migration {
  async up() {
    this.alter('search_entries', (t) => {
      t.choice('audience', 60).notNullable().defaultTo('')
      t.unique(['model', 'record_id', 'audience'])
    })
    this.dropIndex('search_entries_model_record_id_unique')
  }

  /** To drop a column the schema builder makes SQLite's table anew, without the triggers that keep the words in step. */
  async down() {
    this.schema.raw("DELETE FROM search_entries WHERE audience <> ''")
    this.schema.raw(
      'CREATE UNIQUE INDEX search_entries_model_record_id_unique ON search_entries (model, record_id)'
    )
    this.dropIndex('search_entries_model_record_id_audience_unique')
    this.schema.raw('ALTER TABLE search_entries DROP COLUMN audience')
  }

  private dropIndex(name: string) {
    this.schema.alterTable('search_entries', (table) => table.dropUnique([], name))
  }
}
