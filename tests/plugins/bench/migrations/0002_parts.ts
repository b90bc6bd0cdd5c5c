import { Migration } from 'kontor/migration'

const INDEXED = [
  'code',
  'grade',
  'made_on',
  'weight',
  'price',
  'kit_id',
  'tested_on',
  'is_spare',
  'listed_on',
]

export default class extends Migration {
  up() {
    this.createRecords('bench_parts', (t) => {
      t.text('code', 20).notNullable()
      t.choice('grade', 12)
      t.date('made_on')
      t.integer('weight')
      t.money('price')
      t.choice('currency')
      t.reference('kit_id', 'bench_parts')
      t.date('tested_on')
      t.boolean('is_spare')
      t.date('listed_on').notNullable()
      for (const key of INDEXED) t.index(['company_id', key])
    })
  }

  down() {
    this.drop('bench_parts')
  }
}
