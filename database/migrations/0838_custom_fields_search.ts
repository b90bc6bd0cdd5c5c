import { Migration } from '#kernel/plugins/migration'

/** Whether the search index may not say yet what a custom field's values say. Those there are were never put into it. */
export default class extends Migration {
  async up() {
    this.alter('custom_fields', (t) => t.boolean('is_search_behind'))
    this.schema.raw(
      `UPDATE custom_fields SET is_search_behind = 1 WHERE archived_at IS NULL AND sensitivity IS NULL
        AND kind IN ('text', 'long_text', 'email', 'phone', 'url', 'tags', 'choice', 'formula')`
    )
  }

  async down() {
    this.schema.raw('ALTER TABLE custom_fields DROP COLUMN is_search_behind')
  }
}
