import { engine } from '#config/database'
import type { Joined } from '#kernel/fields/read/custom_place'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/**
 * With what a statement begins: the records in their own order (`own`), the index of a custom field in its order
 * (`walk`, a join), or the ids of records (`ids`, as `n`.`record_id`). The engine keeps to it unless it `isFree`.
 */
export type Lead = { isFree?: boolean; required?: ReadonlySet<string> } & (
  { first: 'own' } | { first: 'walk'; join: string } | { first: 'ids'; ids: Sql }
)

/** The joins of a statement by what they are for, in the order they were asked for. */
export type Joins = Map<string, { alias: string; joined: Joined }>

type Table = Joins extends Map<string, infer One> ? One : never

/** The FROM clause of a statement. Joins that are `required` find a row, or the record is none the statement finds. */
export function fromTables(own: string, alias: string, joins: Joins, lead?: Lead): Sql {
  const walked = lead?.first === 'walk' ? joins.get(lead.join) : undefined
  const first = firstOf(own, alias, walked, lead)
  const others = [...joins].filter(([, one]) => one !== walked)
  const isInner = (key: string) => isFixed(lead) && Boolean(lead?.required?.has(key))
  const parts = [
    first,
    ...others.filter(([key]) => isInner(key)).map(([, one]) => joinAs(inOrder(), one, lead)),
    ...others.filter(([key]) => !isInner(key)).map(([, one]) => joinAs('LEFT JOIN', one, lead)),
  ]
  return {
    sql: parts.map((one) => one.sql).join(' '),
    bindings: parts.flatMap((one) => one.bindings),
  }
}

/** What SELECT begins with where MySQL keeps to the order of the tables; SQLite is told at each join. */
export const selectWord = (lead?: Lead) =>
  engine === 'mysql' && isFixed(lead) ? 'SELECT STRAIGHT_JOIN' : 'SELECT'

const isFixed = (lead?: Lead) => lead !== undefined && !lead.isFree

const inOrder = () => (engine === 'sqlite' ? 'CROSS JOIN' : 'JOIN')

function firstOf(own: string, alias: string, walked: Table | undefined, lead?: Lead): Sql {
  const join = isFixed(lead) ? inOrder() : 'JOIN'
  if (walked) {
    const { table, on, walk } = walked.joined
    const index = isFixed(lead) ? ` ${walk}` : ''
    return sql(`${table} AS ${walked.alias}${index} ${join} ${own} ON ${on.sql}`, on.bindings)
  }
  if (lead?.first !== 'ids') return sql(own)
  return sql(
    `(${lead.ids.sql}) AS \`n\` ${join} ${own} ON ${alias}.\`id\` = \`n\`.\`record_id\``,
    lead.ids.bindings
  )
}

function joinAs(word: string, { alias, joined: { table, on, lookUp } }: Table, lead?: Lead): Sql {
  const index = isFixed(lead) && lookUp ? ` ${lookUp}` : ''
  return sql(`${word} ${table} AS ${alias}${index} ON ${on.sql}`, on.bindings)
}
