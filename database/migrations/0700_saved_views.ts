import { Migration } from '#kernel/plugins/migration'

/** Saved list settings; `query` holds them in the parameters of a list. */
export default class extends Migration {
  override async up() {
    this.createRecords('saved_views', (t) => {
      t.text('name', 120).notNullable()
      t.text('model', 120).notNullable()
      t.reference('owner_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.choice('shared_with', 20).notNullable().defaultTo('private')
      t.reference('role_id', 'roles', { onDelete: 'cascade' })
      t.json('query')
      t.index(['company_id', 'model'])
    })
  }

  override async down() {
    this.drop('saved_views')
  }
}
