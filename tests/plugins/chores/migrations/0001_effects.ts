import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('chores_effects', (t) => {
      t.text('label', 80).notNullable()
      t.index(['label'])
    })
  }

  down() {
    this.drop('chores_effects')
  }
}
