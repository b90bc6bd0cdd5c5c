import { Migration } from '#kernel/plugins/migration'

/**
 * The full-text index over the entries. SQLite's is a table of its own without their text, kept in step by
 * triggers, so that no writer can forget it; MySQL's is an index.
 */
export default class extends Migration {
  async up() {
    if (!this.isSqlite) {
      this.schema.raw('ALTER TABLE search_entries ADD FULLTEXT INDEX search_entries_words (words)')
      return
    }
    this.schema.raw(
      `CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entries', content_rowid='id', tokenize='trigram', detail='none')`
    )
    this.schema.raw(
      `CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_index (rowid, words) VALUES (new.id, new.words);
      END`
    )
    this.schema.raw(
      `CREATE TRIGGER search_entries_changed AFTER UPDATE OF words ON search_entries BEGIN
        INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO search_index (rowid, words) VALUES (new.id, new.words);
      END`
    )
    this.schema.raw(
      `CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.id, old.words);
      END`
    )
  }

  async down() {
    if (!this.isSqlite) {
      this.schema.raw('DROP INDEX IF EXISTS search_entries_words ON search_entries')
      return
    }
    this.schema.raw('DROP TRIGGER IF EXISTS search_entries_added')
    this.schema.raw('DROP TRIGGER IF EXISTS search_entries_changed')
    this.schema.raw('DROP TRIGGER IF EXISTS search_entries_removed')
    this.schema.raw('DROP TABLE IF EXISTS search_index')
  }
}
