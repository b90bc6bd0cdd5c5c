import { Migration } from 'kontor/migration'

/** Rules of charts that are for one tax group, as they were called before their keys said so. */
const RENAMED: [string, string][] = [
  ['de:sale:eu:U19', 'de:sale:eu business:U19'],
  ['de:sale:eu:U7', 'de:sale:eu business:U7'],
  ['fr:sale:eu:*', 'fr:sale:eu business:*'],
  ['pl:sale:eu:*', 'pl:sale:eu business:*'],
]

/** Two rules of a chart may differ in nothing but whom they are for: a rule's key says its tax group. */
export default class extends Migration {
  up() {
    for (const [from, to] of RENAMED) this.rename(from, to)
  }

  down() {
    for (const [from, to] of RENAMED) this.rename(to, from)
  }

  private rename(from: string, to: string) {
    this.defer(async (db) => {
      await db.from('accounting_tax_rules').where('template_key', from).update('template_key', to)
    })
  }
}
