import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords('memberships', (t) => {
      t.reference('user_id', 'users').notNullable()
      t.reference('org_unit_id', 'org_units')
      t.boolean('is_default')
      t.unique(['user_id', 'company_id'])
    })
  }

  override async down() {
    this.drop('memberships')
  }
}
