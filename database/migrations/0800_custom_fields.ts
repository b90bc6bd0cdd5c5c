import { Migration } from '#kernel/plugins/migration'

/** The fields administrators add to models, one row for each company and field. */
export default class extends Migration {
  override async up() {
    this.createRecords('custom_fields', (t) => {
      t.choice('model', 120).notNullable()
      t.choice('key', 60).notNullable()
      t.json('label').notNullable()
      t.json('help')
      t.choice('kind').notNullable()
      t.boolean('required')
      t.json('default_value')
      t.scaled('min')
      t.scaled('max')
      t.choice('pattern', 200)
      t.json('options')
      t.choice('refers_to', 120)
      t.longText('formula')
      t.choice('after', 200)
      t.boolean('in_list')
      t.json('role_ids')
      t.choice('sensitivity')
      t.boolean('filterable')
      t.choice('index_state').notNullable().defaultTo('none')
      t.choice('owner_plugin', 60)
      t.unique(['company_id', 'model', 'key'])
    })
  }

  override async down() {
    this.drop('custom_fields')
  }
}
