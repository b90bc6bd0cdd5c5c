import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_reports_things', (t) => {
      t.text('name', 80).notNullable()
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_reports_things')
  }
}
