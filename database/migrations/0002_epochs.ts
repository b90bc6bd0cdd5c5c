import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.schema.createTable('epochs', (table) => {
      table.integer('id').primary()
      table.bigInteger('access').notNullable().defaultTo(1)
      table.bigInteger('plugins').notNullable().defaultTo(1)
    })
    this.defer(async (client) => {
      await client.table('epochs').insert({ id: 1, access: 1, plugins: 1 })
    })
  }

  override async down() {
    this.drop('epochs')
  }
}
