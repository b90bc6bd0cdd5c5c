import Database from 'better-sqlite3'
import mysql from 'mysql2'

type Method = (...given: unknown[]) => unknown
type Methods = Record<string, Method>

const READS = /^\s*(select|pragma|show)\b/i

/** From now on the process ends as a power cut would, right before the so-manieth statement that writes. */
export function dieBefore(statement: number) {
  let count = 0
  const writes = () => {
    if (++count === statement) process.kill(process.pid, 'SIGKILL')
  }
  const prepared = new Database(':memory:').prepare('SELECT 1')
  before(Object.getPrototypeOf(prepared) as Methods, 'run', writes)
  for (const name of ['query', 'execute']) {
    before(mysql.Connection.prototype as unknown as Methods, name, (asked) => {
      const sql = typeof asked === 'string' ? asked : (asked as { sql: string }).sql
      if (!READS.test(sql)) writes()
    })
  }
}

function before(methods: Methods, name: string, look: (asked: unknown) => void) {
  const method = methods[name]
  methods[name] = function (...given) {
    look(given[0])
    return method.apply(this, given)
  }
}
