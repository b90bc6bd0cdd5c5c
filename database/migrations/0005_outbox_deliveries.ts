import { Migration } from '#kernel/plugins/migration'

/** Written in the same transaction as a listener's effect: the same event never has it twice. */
export default class extends Migration {
  override async up() {
    this.createTable('outbox_deliveries', (t) => {
      t.id()
      t.reference('outbox_id', 'outbox', { onDelete: 'cascade' }).notNullable()
      t.choice('listener', 160).notNullable()
      t.datetime('at').notNullable()
      t.unique(['outbox_id', 'listener'])
    })
  }

  override async down() {
    this.drop('outbox_deliveries')
  }
}
