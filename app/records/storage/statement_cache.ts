import type Database from 'better-sqlite3'

const KEPT = 500
/** Statements of many rows at once are long and seldom the same twice. */
const LONGEST = 20_000

/**
 * A connection that compiles each statement once: compiling took longer than running most of them. The
 * oldest are forgotten; SQLite compiles a kept one anew by itself where the schema has changed. `spelled` says how a
 * statement is put to SQLite.
 */
export function rememberStatements(
  connection: Database.Database,
  spelled: (sql: string) => string = (sql) => sql
) {
  const compile = connection.prepare.bind(connection)
  const known = new Map<string, Database.Statement>()
  const prepare = (sql: string) => {
    const found = known.get(sql)
    if (found && !found.busy) return found
    const statement = compile(spelled(sql))
    if (sql.length > LONGEST) return statement
    if (known.size >= KEPT) known.delete(known.keys().next().value!)
    known.set(sql, statement)
    return statement
  }
  connection.prepare = prepare as typeof connection.prepare
}

/** Columns that are never empty and whose values are spread alike: one plan is right for all of them. */
const STEADY = new Set([
  'id',
  'version',
  'company_id',
  'model',
  'record_id',
  'plugin',
  'series',
  'period',
])

/**
 * Where there are statistics, SQLite plans a statement anew for each value it is given, which takes many times as long
 * as finding a few records by what identifies them. It does not look at a value with a sign before it. Elsewhere it has
 * to look: a column that is empty in most rows counts as one value that most rows share.
 */
export function plannedOnce(sql: string) {
  const at = sql.indexOf(' WHERE ')
  if (at < 0) return sql
  const conditions = sql.slice(at)
  const compared = [...conditions.matchAll(/`(\w+)` (?:= \?|IN \(\?)/g)]
  if (!compared.every(([, column]) => STEADY.has(column))) return sql
  const planned = conditions
    .replaceAll(/ = \?/g, ' = +?')
    .replaceAll(/ IN \((\?(?:, ?\?)*)\)/g, (_, marks: string) => ` IN (${marks.replaceAll('?', '+?')})`)
  return sql.slice(0, at) + planned
}
