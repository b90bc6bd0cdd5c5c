import { Migration } from '#kernel/plugins/migration'

/** Each change of a custom field's kind: what the field was and became, and how it went. */
export default class extends Migration {
  override async up() {
    this.createTable('custom_kind_changes', (t) => {
      t.id()
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.reference('field_id', 'custom_fields', { onDelete: 'cascade' }).notNullable()
      t.json('before').notNullable()
      t.json('after').notNullable()
      t.choice('on_failing').notNullable()
      t.text('format', 40)
      t.count('reverts')
      t.choice('state').notNullable()
      t.count('job_id')
      t.count('converted').notNullable().defaultTo(0)
      t.count('emptied').notNullable().defaultTo(0)
      t.datetime('created_at').notNullable()
      t.count('created_by')
      t.datetime('ended_at')
      t.index(['field_id', 'id'])
    })
  }

  override async down() {
    this.drop('custom_kind_changes')
  }
}
