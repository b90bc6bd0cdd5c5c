import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'rules',
      (t) => {
        t.reference('role_id', 'roles', { onDelete: 'cascade' })
        t.text('name', 200)
        t.choice('model', 120).notNullable()
        t.json('operations').notNullable()
        t.json('filter')
        t.json('fields')
        t.json('sensitive')
        t.choice('owner_plugin', 60)
      },
      'shared'
    )
  }

  override async down() {
    this.drop('rules')
  }
}
