import type { Context } from '#kernel/companies/context'
import { nobodyAsks } from '#kernel/http/nobody_asks'
import { rowsWhileAsked } from '#kernel/records/storage/rows_while_asked'

/**
 * How MariaDB and MySQL say that a statement took too long. 188 is InnoDB's own word where that happened inside its
 * full-text search, or where what it found there would not fit into memory.
 */
const GIVEN_UP = new Set([1969, 3024, 188])

let asked: Promise<boolean> | undefined

/**
 * The rows of a SELECT on MariaDB or MySQL, whose server ends it after `longest` milliseconds: then undefined. The
 * connection goes on being used.
 */
export async function rowsInTime<T>(
  ctx: Context,
  text: string,
  bindings: readonly unknown[],
  longest: number
): Promise<T[] | undefined> {
  if (longest <= 0) return undefined
  try {
    const statement = limited(text, longest, await isMariadb(ctx))
    return await (ctx.gone ? rowsWhileAsked<T>(ctx.gone, statement, bindings) : ctx.rows<T>(statement, bindings))
  } catch (error) {
    if (ctx.gone?.aborted) throw nobodyAsks()
    if (GIVEN_UP.has((error as { errno?: number }).errno ?? 0)) return undefined
    throw error
  }
}

/** The same statement with its limit, as the server takes it: MariaDB in seconds, MySQL as a hint in milliseconds. */
export function limited(text: string, longest: number, mariadb: boolean) {
  const most = Math.ceil(longest)
  if (mariadb) return `SET STATEMENT max_statement_time=${most / 1000} FOR ${text}`
  return text.replace(/^SELECT /, `SELECT /*+ MAX_EXECUTION_TIME(${most}) */ `)
}

function isMariadb(ctx: Context) {
  asked ??= ctx
    .rows<{ version: string }>('SELECT VERSION() AS version')
    .then(([{ version }]) => version.includes('MariaDB'))
    .catch((error: unknown) => {
      asked = undefined
      throw error
    })
  return asked
}
