import { Migration } from '#kernel/plugins/migration'

/** How the file of an import is read, what tells that it is the same again, which job works on it, what was undone. */
export default class extends Migration {
  async up() {
    this.alter('imports', (t) => {
      t.json('layout')
      t.choice('fingerprint', 64).index()
      t.count('job_id')
      t.integer('undone_count').notNullable().defaultTo(0)
      t.integer('kept_count').notNullable().defaultTo(0)
      t.datetime('file_removed_at')
    })
  }

  async down() {
    this.schema.alterTable('imports', (table) => {
      table.dropColumns('layout', 'job_id', 'undone_count', 'kept_count', 'file_removed_at')
      table.dropIndex(['fingerprint'])
      table.dropColumn('fingerprint')
    })
  }
}
