import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'company_bank_accounts',
      (t) => {
        t.reference('owner_id', 'companies', { onDelete: 'cascade' }).notNullable()
        t.text('bank', 120)
        t.text('holder', 200)
        t.text('account_number', 60).notNullable()
        t.text('bank_code', 40)
        t.choice('currency', 3)
      },
      'global'
    )
  }

  override async down() {
    this.drop('company_bank_accounts')
  }
}
