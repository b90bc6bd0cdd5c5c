import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_custom_fields_things', (t) => {
      t.text('name', 80).notNullable()
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_custom_fields_things')
  }
}
