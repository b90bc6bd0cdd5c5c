import { Migration } from '#kernel/plugins/migration'

/** Saved reports, and those plugins bring along: a plugin's stands once in each company. */
export default class extends Migration {
  override async up() {
    this.createRecords('reports', (t) => {
      t.text('name', 120).notNullable()
      t.longText('description')
      t.choice('source', 120).notNullable()
      t.json('query').notNullable()
      t.json('presentation')
      t.reference('owner_id', 'users', { onDelete: 'cascade' })
      t.choice('shared_with', 20).notNullable().defaultTo('private')
      t.reference('role_id', 'roles', { onDelete: 'cascade' })
      t.json('user_ids')
      t.choice('key', 60)
      t.choice('owner_plugin', 60)
      t.boolean('is_edited')
      t.unique(['company_id', 'owner_plugin', 'key'])
    })
  }

  override async down() {
    this.drop('reports')
  }
}
