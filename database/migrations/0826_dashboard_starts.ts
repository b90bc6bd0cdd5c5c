import { Migration } from '#kernel/plugins/migration'

/** The dashboard somebody starts with: one user, the holders of a role, or the whole company. */
export default class extends Migration {
  override async up() {
    this.createTable('dashboard_starts', (t) => {
      t.id()
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.choice('scope', 20).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' })
      t.reference('role_id', 'roles', { onDelete: 'cascade' })
      // A number, or the name of a plugin's own: no row to refer to.
      t.choice('dashboard', 120).notNullable()
    })
  }

  override async down() {
    this.drop('dashboard_starts')
  }
}
