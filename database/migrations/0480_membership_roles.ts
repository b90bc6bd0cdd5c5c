import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords('membership_roles', (t) => {
      t.reference('membership_id', 'memberships', { onDelete: 'cascade' }).notNullable()
      t.reference('role_id', 'roles').notNullable()
      t.unique(['membership_id', 'role_id'])
    })
  }

  override async down() {
    this.drop('membership_roles')
  }
}
