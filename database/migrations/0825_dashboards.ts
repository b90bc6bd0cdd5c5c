import { Migration } from '#kernel/plugins/migration'

/** Dashboards; `tiles` holds what stands where, `filters` what narrows all of them. */
export default class extends Migration {
  override async up() {
    this.createRecords('dashboards', (t) => {
      t.text('name', 120).notNullable()
      t.reference('owner_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.choice('shared_with', 20).notNullable().defaultTo('private')
      t.reference('role_id', 'roles', { onDelete: 'cascade' })
      t.json('user_ids')
      t.text('key', 120)
      t.json('tiles')
      t.json('filters')
      t.index(['company_id', 'name'])
    })
  }

  override async down() {
    this.drop('dashboards')
  }
}
