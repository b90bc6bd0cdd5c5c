import { Migration } from '#kernel/plugins/migration'

/** Mappings people keep for files that come again, one of each name for a kind of records. */
export default class extends Migration {
  async up() {
    this.createRecords('import_mappings', (t) => {
      t.text('name', 120).notNullable()
      t.text('model', 120).notNullable()
      t.json('mapping').notNullable()
      t.unique(['company_id', 'model', 'name'])
    })
  }

  async down() {
    this.drop('import_mappings')
  }
}
