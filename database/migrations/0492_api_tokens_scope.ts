import { Migration } from '#kernel/plugins/migration'

/** Whether programs may change with it what people may do: chosen when it is made, so no older one may. */
export default class extends Migration {
  override async up() {
    this.alter('api_tokens', (t) => t.boolean('changes_access'))
  }

  override async down() {
    this.schema.alterTable('api_tokens', (table) => {
      table.dropColumn('changes_access')
    })
  }
}
