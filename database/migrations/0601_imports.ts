import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  async up() {
    this.createRecords('imports', (t) => {
      t.text('file_name').notNullable()
      t.text('model', 120).notNullable()
      t.choice('state').notNullable()
      t.boolean('is_dry_run')
      t.json('mapping').notNullable()
      for (const count of ['row', 'created', 'updated', 'skipped', 'refused']) {
        t.integer(`${count}_count`).notNullable().defaultTo(0)
      }
      t.text('problem', 500)
      t.datetime('finished_at')
    })
  }

  async down() {
    this.drop('imports')
  }
}
