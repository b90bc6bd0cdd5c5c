import { Migration } from '#kernel/plugins/migration'

/** What a report said, each time it was saved. */
export default class extends Migration {
  override async up() {
    this.createTable('report_versions', (t) => {
      t.id()
      t.reference('company_id', 'companies').notNullable()
      t.reference('report_id', 'reports', { onDelete: 'cascade' }).notNullable()
      t.count('number').notNullable()
      t.text('name', 120).notNullable()
      t.longText('description')
      t.json('query').notNullable()
      t.json('presentation')
      t.datetime('saved_at').notNullable()
      t.count('saved_by')
      t.unique(['report_id', 'number'])
    })
  }

  override async down() {
    this.drop('report_versions')
  }
}
