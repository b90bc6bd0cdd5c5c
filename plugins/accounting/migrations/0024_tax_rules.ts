import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_tax_rules', (t) => {
      t.text('name', 120).notNullable()
      t.choice('scope').notNullable()
      t.integer('sequence').notNullable().defaultTo(10)
      t.choice('region').notNullable()
      t.choice('country', 2)
      t.choice('tax_group')
      t.date('valid_from')
      t.date('valid_to')
      t.reference('from_tax_id', 'accounting_taxes')
      t.reference('to_tax_id', 'accounting_taxes')
      t.text('template_key', 60)
      t.index(['company_id', 'scope'])
      t.index(['company_id', 'sequence'])
    })
  }

  down() {
    this.drop('accounting_tax_rules')
  }
}
