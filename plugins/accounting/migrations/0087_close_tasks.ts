import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_close_tasks', (t) => {
      t.text('name', 120).notNullable()
      t.choice('span').notNullable()
      t.integer('sequence').notNullable().defaultTo(10)
      t.longText('text')
      t.unique(['company_id', 'name'])
      t.index(['company_id', 'sequence'])
    })
  }

  down() {
    this.drop('accounting_close_tasks')
  }
}
