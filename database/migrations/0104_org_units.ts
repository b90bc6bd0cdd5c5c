import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords('org_units', (t) => {
      t.text('name', 120).notNullable()
      t.text('code', 40)
      t.choice('kind').notNullable()
      t.reference('parent_id', 'org_units')
      t.reference('manager_id', 'users')
      t.unique(['company_id', 'code'])
    })
  }

  override async down() {
    this.drop('org_units')
  }
}
