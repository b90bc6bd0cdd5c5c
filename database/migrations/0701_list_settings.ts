import { Migration } from '#kernel/plugins/migration'

/** How one user likes the list of a model: columns, their widths, the view it starts with. */
export default class extends Migration {
  override async up() {
    this.createTable('list_settings', (t) => {
      t.id()
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.choice('model', 120).notNullable()
      t.json('settings').notNullable()
      t.unique(['user_id', 'company_id', 'model'])
    })
  }

  override async down() {
    this.drop('list_settings')
  }
}
