import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('bench_orders', (t) => {
      t.text('ref', 20).notNullable()
      t.text('customer', 60)
      t.choice('status', 12).notNullable()
      t.text('region', 8)
      t.text('category', 8)
      t.money('amount')
      t.choice('currency')
      t.integer('quantity')
      t.date('ordered_on').notNullable()
      t.text('note', 120)
      t.index(['ordered_on'])
      t.index(['status', 'ordered_on'])
    })
  }

  down() {
    this.drop('bench_orders')
  }
}
