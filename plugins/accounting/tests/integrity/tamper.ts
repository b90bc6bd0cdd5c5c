import db from '@adonisjs/lucid/services/db'

type Row = Record<string, string | number | null>

/** Changes rows past all rules of the application, foreign keys too, and puts them back. */
export async function past<T>(run: (client: Client) => Promise<T>): Promise<T> {
  const connection = db.connection()
  if (connection.dialect.name !== 'better-sqlite3') {
    return connection.transaction(async (trx) => {
      await trx.rawQuery('SET foreign_key_checks = 0')
      try {
        return await run(clientOf((sql, bindings) => trx.rawQuery(sql, bindings as never[])))
      } finally {
        await trx.rawQuery('SET foreign_key_checks = 1')
      }
    })
  }
  await connection.rawQuery('PRAGMA foreign_keys = OFF')
  try {
    return await run(clientOf((sql, bindings) => connection.rawQuery(sql, bindings as never[])))
  } finally {
    await connection.rawQuery('PRAGMA foreign_keys = ON')
  }
}

export interface Client {
  rows(sql: string): Promise<Row[]>
  update(table: string, id: Row['id'], values: Row): Promise<void>
  remove(table: string, id: Row['id']): Promise<void>
  insert(table: string, row: Row): Promise<void>
}

function clientOf(query: (sql: string, bindings: unknown[]) => Promise<unknown>): Client {
  const quoted = (keys: string[]) => keys.map((one) => `\`${one}\``)
  return {
    async rows(sql) {
      const answer = (await query(sql, [])) as Row[] | [Row[], unknown]
      return (Array.isArray(answer[0]) ? answer[0] : answer) as Row[]
    },
    async update(table, id, values) {
      const set = quoted(Object.keys(values)).map((one) => `${one} = ?`)
      await query(`UPDATE \`${table}\` SET ${set.join()} WHERE \`id\` = ?`, [
        ...Object.values(values),
        id,
      ])
    },
    async remove(table, id) {
      await query(`DELETE FROM \`${table}\` WHERE \`id\` = ?`, [id])
    },
    async insert(table, row) {
      const keys = Object.keys(row)
      await query(
        `INSERT INTO \`${table}\` (${quoted(keys).join()}) VALUES (${keys.map(() => '?').join()})`,
        Object.values(row)
      )
    },
  }
}
