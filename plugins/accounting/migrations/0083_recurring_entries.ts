import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_recurring_entries', (t) => {
      t.text('name', 120).notNullable()
      t.choice('state').notNullable()
      t.integer('every').notNullable()
      t.choice('span').notNullable()
      t.date('starts_on').notNullable()
      t.boolean('on_last_day')
      t.date('until')
      t.integer('times')
      t.choice('makes').notNullable()
      t.choice('covers').notNullable()
      t.date('next_on')
      t.date('last_on')
      t.integer('made')
      t.longText('problem')
      t.reference('template_id', 'accounting_entry_templates').notNullable()
      t.index(['company_id', 'name'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'next_on'])
    })
  }

  down() {
    this.drop('accounting_recurring_entries')
  }
}
