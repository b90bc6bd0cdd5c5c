import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('guest_visits', (t) => {
      t.text('greeting', 120).notNullable()
      t.reference('loan_id', 'sample_loans')
    })
  }

  down() {
    this.drop('guest_visits')
  }
}
