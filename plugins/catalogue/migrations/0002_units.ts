import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('catalogue_units', (t) => {
      t.text('name', 60).notNullable()
      t.text('symbol', 20).notNullable()
      t.text('code', 3)
      t.choice('category').notNullable()
      t.integer('numerator').notNullable()
      t.integer('denominator').notNullable()
      t.boolean('is_whole')
      t.unique(['company_id', 'name'])
      t.unique(['company_id', 'symbol'])
    })
  }

  down() {
    this.drop('catalogue_units')
  }
}
