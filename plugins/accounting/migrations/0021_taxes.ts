import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_taxes', (t) => {
      t.text('code', 20).notNullable()
      t.text('name', 120).notNullable()
      t.text('other_name', 120)
      t.choice('scope').notNullable()
      t.choice('amount_kind').notNullable()
      t.scaled('rate')
      t.money('fixed_amount')
      t.choice('currency', 3).notNullable()
      t.boolean('is_included')
      t.boolean('is_compound')
      t.integer('sequence').notNullable().defaultTo(10)
      t.choice('exigible_on').notNullable()
      t.choice('category')
      t.text('reason')
      t.choice('country', 2)
      t.date('valid_from')
      t.date('valid_to')
      t.text('template_key', 60)
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'scope'])
    })
  }

  down() {
    this.drop('accounting_taxes')
  }
}
