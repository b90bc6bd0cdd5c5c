import type Database from 'better-sqlite3'

const KEPT = 500
/** Statements of many rows at once are long and seldom the same twice. */
const LONGEST = 20_000

/**
 * A connection that compiles each statement once: compiling took longer than running most of them. The
 * oldest are forgotten; SQLite compiles a kept one anew by itself where the schema has changed.
 */
export function rememberStatements(connection: Database.Database) {
  const compile = connection.prepare.bind(connection)
  const known = new Map<string, Database.Statement>()
  const prepare = (sql: string) => {
    const found = known.get(sql)
    if (found && !found.busy) return found
    const statement = compile(sql)
    if (sql.length > LONGEST) return statement
    if (known.size >= KEPT) known.delete(known.keys().next().value!)
    known.set(sql, statement)
    return statement
  }
  connection.prepare = prepare as typeof connection.prepare
}
