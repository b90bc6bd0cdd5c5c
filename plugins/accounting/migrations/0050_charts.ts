import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_charts', (t) => {
      t.choice('chart').notNullable()
      t.integer('edition').notNullable()
      t.json('accounts')
    })
  }

  down() {
    this.drop('accounting_charts')
  }
}
