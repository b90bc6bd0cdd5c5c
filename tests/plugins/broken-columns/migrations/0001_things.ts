import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_columns_things', (t) => {
      t.text('name', 80).notNullable()
      t.text('nickname')
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_columns_things')
  }
}
