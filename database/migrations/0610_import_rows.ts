import { Migration } from '#kernel/plugins/migration'

/** What became of each row of an import, written together with the record: a row is done once. */
export default class extends Migration {
  async up() {
    this.createTable('import_rows', (t) => {
      t.id()
      t.reference('import_id', 'imports', { onDelete: 'cascade' }).notNullable()
      t.integer('row_number').notNullable()
      t.choice('outcome', 20).notNullable()
      t.count('record_id')
      // the version the import left behind, where it changed anything
      t.integer('version')
      // what an undo did with it, and why it could do nothing
      t.choice('undone', 20)
      t.json('complaint')
      t.unique(['import_id', 'row_number'])
      t.index(['import_id', 'record_id'])
    })
  }

  async down() {
    this.drop('import_rows')
  }
}
