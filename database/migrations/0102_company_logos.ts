import { Migration } from '#kernel/plugins/migration'

/** Beside the company, not in it: a list of companies should not carry pictures. */
export default class extends Migration {
  override async up() {
    this.createTable('company_logos', (t) => {
      t.count('company_id').notNullable().primary()
      t.table
        .foreign('company_id', 'company_logos_company_id_fk')
        .references('id')
        .inTable('companies')
        .onDelete('cascade')
      t.choice('media_type').notNullable()
      t.choice('digest', 64).notNullable()
      t.table.specificType('content', this.isSqlite ? 'blob' : 'mediumblob').notNullable()
    })
  }

  override async down() {
    this.drop('company_logos')
  }
}
