import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_shared_props_things', (t) => {
      t.text('name', 80).notNullable()
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_shared_props_things')
  }
}
