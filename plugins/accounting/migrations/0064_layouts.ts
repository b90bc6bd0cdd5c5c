import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_layouts', (t) => {
      t.text('name', 120).notNullable()
      t.choice('based_on')
      t.choice('of').notNullable()
      t.json('covers')
      t.longText('note')
      t.json('rows')
      t.integer('revision')
      t.unique(['company_id', 'name'])
    })
  }

  down() {
    this.drop('accounting_layouts')
  }
}
