import { isHeldRole } from '#kernel/access/held_roles'
import type { Context } from '#kernel/companies/context'
import { sql, type Sql } from '#kernel/records/query/sql'

/** Whether a report or dashboard is shared with the caller, with one of his roles or with the whole company. */
export function sharedWithCaller(ctx: Context, alias: string): Sql {
  const kind = `${alias}.\`shared_with\``
  // The numbers stand in brackets: [3,17] holds ,17, once both are commas.
  const users = `REPLACE(REPLACE(${alias}.\`user_ids\`, '[', ','), ']', ',')`
  const role = isHeldRole(ctx, `${alias}.\`role_id\``)
  return sql(
    `(${kind} = 'company' OR (${kind} = 'user' AND ${users} LIKE ?) OR (${kind} = 'role' AND ${role.sql}))`,
    [`%,${ctx.user.id},%`, ...role.bindings]
  )
}
