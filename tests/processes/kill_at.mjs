/*
 * Imported before a command: counts the statements that write, and ends the process as a power cut would
 * right before the one of `KILL_AT`. Without it the number is left in `STATEMENTS_FILE`.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const at = Number(process.env.KILL_AT ?? 0)
const reads = /^\s*(select|pragma|show)\b/i
let count = 0

for (const dialect of ['better-sqlite3', 'mysql']) {
  const client = require(`knex/lib/dialects/${dialect}`)
  const query = client.prototype._query
  client.prototype._query = function (connection, statement) {
    if (!reads.test(statement.sql) && ++count === at) process.kill(process.pid, 'SIGKILL')
    return query.call(this, connection, statement)
  }
}

process.on('exit', () => {
  if (process.env.STATEMENTS_FILE) writeFileSync(process.env.STATEMENTS_FILE, String(count))
})
