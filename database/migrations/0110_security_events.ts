import { Migration } from '#kernel/plugins/migration'

/**
 * The security log, only ever added to. `hash` covers everything but the address and browser themselves:
 * of these it covers `origin_digest`, so that they can be erased and the chain still holds.
 */
export default class extends Migration {
  override async up() {
    this.createRecords(
      'security_events',
      (t) => {
        t.count('position').notNullable()
        t.choice('kind', 40).notNullable()
        t.datetime('at').notNullable()
        t.reference('user_id', 'users')
        t.reference('subject_id', 'users')
        t.reference('in_company_id', 'companies')
        t.text('ip', 45)
        t.text('user_agent', 255)
        t.text('request_id', 64)
        t.json('details').notNullable()
        t.choice('origin_salt', 32)
        t.choice('origin_digest', 64).notNullable()
        t.choice('hash', 64).notNullable()
        t.unique(['position'])
        t.index(['at'])
        t.index(['kind', 'at'])
      },
      'global'
    )
  }

  override async down() {
    this.drop('security_events')
  }
}
