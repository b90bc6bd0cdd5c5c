import { Migration } from '#kernel/plugins/migration'

/** Which implementation of a strategy a company chose. */
export default class extends Migration {
  override async up() {
    this.createTable('company_strategies', (t) => {
      t.id()
      t.count('company_id').notNullable()
      t.choice('strategy', 120).notNullable()
      t.choice('winner', 120).notNullable()
      t.unique(['company_id', 'strategy'])
    })
  }

  override async down() {
    this.drop('company_strategies')
  }
}
