import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_accounts', (t) => {
      t.text('code', 20).notNullable()
      t.text('name').notNullable()
      t.text('other_name')
      t.text('label')
      t.choice('kind').notNullable()
      t.choice('type').notNullable()
      t.reference('parent_id', 'accounting_accounts')
      t.boolean('is_group')
      t.choice('currency', 3)
      t.boolean('reconciles')
      t.boolean('takes_party')
      t.json('needs_dimension')
      t.choice('used_for')
      t.text('template_key', 60)
      t.unique(['company_id', 'code'])
      t.unique(['company_id', 'used_for'])
      t.index(['company_id', 'kind'])
      t.index(['company_id', 'type'])
    })
  }

  down() {
    this.drop('accounting_accounts')
  }
}
