/** A piece of a statement with what is bound in it, in the order of its question marks. */
export interface Sql {
  sql: string
  bindings: readonly unknown[]
}

export const TRUE: Sql = { sql: '1=1', bindings: [] }
export const FALSE: Sql = { sql: '1=0', bindings: [] }

export const sql = (text: string, bindings: readonly unknown[] = []): Sql => ({
  sql: text,
  bindings,
})

/** A name in the form both engines take. Names come from the registry, never from a request. */
export const quoted = (name: string) => `\`${name.replaceAll('`', '')}\``

/** All hold; none at all is true. */
export const allOf = (parts: readonly (Sql | null)[]) => joined(parts, ' AND ', TRUE)

/** At least one holds; none at all is false. */
export const anyOf = (parts: readonly (Sql | null)[]) => joined(parts, ' OR ', FALSE)

/**
 * Turns a condition round. A comparison with a missing value is neither true nor false in SQL; here
 * it is false, so its opposite is true.
 */
export const negated = (one: Sql) => sql(`((${one.sql}) IS NOT TRUE)`, one.bindings)

/** One question mark for each value. */
export const placeholders = (values: readonly unknown[]) => values.map(() => '?').join(', ')

function joined(parts: readonly (Sql | null)[], word: string, none: Sql): Sql {
  const rest = parts.filter((one): one is Sql => one !== null)
  if (rest.length === 0) return none
  if (rest.length === 1) return rest[0]
  return {
    sql: `(${rest.map((one) => one.sql).join(word)})`,
    bindings: rest.flatMap((one) => one.bindings),
  }
}
