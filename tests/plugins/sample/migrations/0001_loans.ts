import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('sample_loans', (t) => {
      t.text('number', 40)
      t.reference('borrower_id', 'contacts_parties').notNullable()
      t.date('due_on').notNullable()
      t.money('deposit')
      t.choice('currency')
      t.text('remark')
      t.choice('state').notNullable()
      t.unique(['company_id', 'number'])
      t.index(['company_id', 'due_on'])
    })
  }

  down() {
    this.drop('sample_loans')
  }
}
