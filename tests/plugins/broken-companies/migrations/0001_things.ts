import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('broken_companies_things', (t) => {
      t.text('name', 80).notNullable()
      t.index(['name'])
    })
  }

  down() {
    this.drop('broken_companies_things')
  }
}
