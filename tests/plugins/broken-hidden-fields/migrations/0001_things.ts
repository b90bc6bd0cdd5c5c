import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_hidden_fields_things', (t) => {
      t.text('name', 80).notNullable()
      t.text('secret', 80)
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_hidden_fields_things')
  }
}
