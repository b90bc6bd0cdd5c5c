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
  spelled: (sql: string, connection: Database.Database) => string = (sql) => sql
) {
  const compile = connection.prepare.bind(connection)
  const known = new Map<string, Database.Statement>()
  const prepare = (sql: string) => {
    const found = known.get(sql)
    if (found && !found.busy) return found
    const statement = compile(spelled(sql, connection))
    if (sql.length > LONGEST) return statement
    if (known.size >= KEPT) known.delete(known.keys().next().value!)
    known.set(sql, statement)
    return statement
  }
  connection.prepare = prepare as typeof connection.prepare
}

/**
 * Where there are statistics, SQLite plans a statement anew for each value it is given, which takes many times as long
 * as finding a few records by what identifies them. It does not look at a value with a sign before it. It has to where
 * a column may be empty: the empty ones count as one value that perhaps most rows share.
 */
export function plannedOnce(sql: string, connection: Database.Database) {
  const at = sql.indexOf(' WHERE ')
  if (at < 0) return sql
  const conditions = sql.slice(at)
  const compared = [...conditions.matchAll(/`(\w+)` (?:= \?|IN \(\?)/g)].map(([, name]) => name)
  if (compared.length === 0 || mayBeEmpty(sql, connection, new Set(compared))) return sql
  const planned = conditions
    .replaceAll(/ = \?/g, ' = +?')
    .replaceAll(/ IN \((\?(?:, ?\?)*)\)/g, (_, marks: string) => ` IN (${marks.replaceAll('?', '+?')})`)
  return sql.slice(0, at) + planned
}

/** Whether a table of the statement lets one of these columns be empty. */
function mayBeEmpty(sql: string, connection: Database.Database, columns: ReadonlySet<string>) {
  const tables = new Set([...sql.matchAll(/(?:FROM|JOIN|UPDATE) `(\w+)`/g)].map(([, name]) => name))
  return [...tables].some((table) => {
    const known = connection.pragma(`table_info(${table})`) as ColumnInfo[]
    return known.some(({ name, notnull, pk }) => columns.has(name) && notnull === 0 && pk === 0)
  })
}

interface ColumnInfo {
  name: string
  notnull: 0 | 1
  pk: number
}
