import { Migration } from '#kernel/plugins/migration'

/** Whether the values of a custom field are being converted: nobody meets it until they are. */
export default class extends Migration {
  override async up() {
    this.alter('custom_fields', (t) => t.boolean('is_changing'))
  }

  override async down() {
    this.schema.alterTable('custom_fields', (table) => table.dropColumn('is_changing'))
  }
}
