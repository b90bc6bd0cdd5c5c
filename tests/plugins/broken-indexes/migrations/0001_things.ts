import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_indexes_things', (t) => {
      t.text('name', 80).notNullable()
    })
  }

  down() {
    this.drop('broken_indexes_things')
  }
}
