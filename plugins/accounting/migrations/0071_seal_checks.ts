import { Migration } from 'kontor/migration'

/** How far the seals of a company were looked through, one row for each: the checklist looks only at what is new. */
export default class extends Migration {
  up() {
    this.createTable('accounting_seal_checks', (t) => {
      t.id()
      t.count('company_id').notNullable()
      t.datetime('checked_until')
      t.datetime('target')
      t.count('after_id').notNullable().defaultTo(0)
      t.integer('broken').notNullable().defaultTo(0)
      t.unique(['company_id'])
    })
  }

  down() {
    this.drop('accounting_seal_checks')
  }
}
