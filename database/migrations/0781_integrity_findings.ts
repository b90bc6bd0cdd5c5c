import { Migration } from '#kernel/plugins/migration'

/** What one check of one invariant found, for a company or (without one) for the deployment. */
export default class extends Migration {
  async up() {
    this.createTable('integrity_findings', (t) => {
      t.id()
      t.reference('run_id', 'integrity_runs', { onDelete: 'cascade' }).notNullable()
      t.count('company_id')
      t.text('invariant', 120).notNullable()
      t.integer('breach_count').notNullable()
      t.json('breaches').notNullable()
    })
  }

  async down() {
    this.drop('integrity_findings')
  }
}
