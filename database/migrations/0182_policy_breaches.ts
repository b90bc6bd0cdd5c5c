import { Migration } from '#kernel/plugins/migration'

/** What browsers reported of the content policy, each kind once; `digest` is no field. */
export default class extends Migration {
  override async up() {
    this.createRecords(
      'policy_breaches',
      (t) => {
        t.choice('digest', 64).notNullable()
        t.text('directive', 40).notNullable()
        t.text('blocked', 120).notNullable()
        t.text('page', 120).notNullable()
        t.text('source', 120)
        t.integer('line')
        t.integer('times').notNullable()
        t.datetime('last_seen_at').notNullable()
        t.unique(['digest'])
        t.index(['last_seen_at'])
      },
      'global'
    )
  }

  override async down() {
    this.drop('policy_breaches')
  }
}
