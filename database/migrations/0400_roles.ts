import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'roles',
      (t) => {
        t.choice('key', 60).notNullable()
        t.text('name', 120).notNullable()
        t.text('description', 500)
        t.choice('owner_plugin', 60)
        t.unique(['company_id', 'key'])
      },
      'shared'
    )
  }

  override async down() {
    this.drop('roles')
  }
}
