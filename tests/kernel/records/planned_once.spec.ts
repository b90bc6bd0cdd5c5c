import { test } from '@japa/runner'
import Database from 'better-sqlite3'
import { plannedOnce, rememberStatements } from '#kernel/records/storage/statement_cache'

/** Two thousand records of one company, none of which has an external id, and statistics that say so. */
function typedByHand() {
  const connection = new Database(':memory:')
  connection.exec(`CREATE TABLE things (id INTEGER PRIMARY KEY, company_id INTEGER NOT NULL, external_id TEXT, name TEXT);
    CREATE UNIQUE INDEX things_external ON things (company_id, external_id);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO things (company_id) SELECT 1 FROM n;
    ANALYZE`)
  rememberStatements(connection, plannedOnce)
  return connection
}

test.group('A statement of the writing connection', (group) => {
  let connection: Database.Database
  group.setup(() => {
    connection = typedByHand()
    return () => void connection.close()
  })

  test('is planned once where it finds records by what none leaves empty', ({ assert }) => {
    assert.equal(
      plannedOnce('UPDATE `things` SET `name` = ? WHERE `id` = ? AND `company_id` = ?', connection),
      'UPDATE `things` SET `name` = ? WHERE `id` = +? AND `company_id` = +?'
    )
    assert.equal(
      plannedOnce('SELECT * FROM `things` AS `t` WHERE `t`.`id` IN (?, ?)', connection),
      'SELECT * FROM `things` AS `t` WHERE `t`.`id` IN (+?, +?)'
    )
  })

  test('is left as it is where a column may be empty, or where it finds nothing', ({ assert }) => {
    for (const sql of [
      'INSERT INTO `things` (`id`) VALUES (?)',
      'SELECT * FROM `things` WHERE `company_id` = ? AND `external_id` = ?',
      'SELECT * FROM `things` WHERE `company_id` = ? AND `external_id` IN (?,?)',
    ]) {
      assert.equal(plannedOnce(sql, connection), sql)
    }
  })

  test('goes to its index by a column that most records leave empty', ({ assert }) => {
    const sql = 'SELECT * FROM `things` WHERE `company_id` = ? AND `external_id` IN (?, ?)'
    const plan = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1, 'a', 'b') as {
      detail: string
    }[]
    assert.match(plan[0].detail, /^SEARCH things USING INDEX things_external .*external_id=/)
  })
})
