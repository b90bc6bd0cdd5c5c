import { Migration } from '#kernel/plugins/migration'

/** The order lists have by default. */
export default class extends Migration {
  override async up() {
    this.alter('rules', (t) => t.index(['company_id', 'model']))
  }

  override async down() {
    this.schema.alterTable('rules', (table) =>
      table.dropIndex(['company_id', 'model'], 'rules_company_id_model_index')
    )
  }
}
