import { Migration } from '#kernel/plugins/migration'

/** The order lists have by default. */
export default class extends Migration {
  override async up() {
    this.alter('roles', (t) => t.index(['company_id', 'name']))
  }

  override async down() {
    this.schema.alterTable('roles', (table) =>
      table.dropIndex(['company_id', 'name'], 'roles_company_id_name_index')
    )
  }
}
