import { Migration } from '#kernel/plugins/migration'

/** What each record held before a change of kind and was given by it: kept for thirty days, so that it can be taken back. */
export default class extends Migration {
  override async up() {
    this.createTable('custom_kept_values', (t) => {
      t.id()
      t.reference('change_id', 'custom_kind_changes', { onDelete: 'cascade' }).notNullable()
      t.count('record_id').notNullable()
      t.json('before')
      t.json('after')
      t.unique(['change_id', 'record_id'])
    })
  }

  override async down() {
    this.drop('custom_kept_values')
  }
}
