import { Migration } from '#kernel/plugins/migration'

/** The next number of each series, by company and period. Locked last, for as short as can be. */
export default class extends Migration {
  override async up() {
    this.createTable('number_series', (t) => {
      t.id()
      t.count('company_id').notNullable()
      t.choice('plugin', 60).notNullable()
      t.choice('series', 60).notNullable()
      t.choice('period', 7).notNullable()
      t.integer('next').notNullable().defaultTo(1)
      t.unique(['company_id', 'plugin', 'series', 'period'])
    })
  }

  override async down() {
    this.drop('number_series')
  }
}
