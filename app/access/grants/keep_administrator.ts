import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

/** Refuses a change after which nobody could administer any more. Runs within the change's transaction. */
export async function keepAnAdministrator(ctx: Context) {
  const [row] = await ctx.rows<{ count: number }>(
    'SELECT COUNT(*) AS `count` FROM `users` WHERE `is_admin` = 1 AND `disabled_at` IS NULL AND `archived_at` IS NULL'
  )
  if (Number(row.count) === 0) throw new Refusal('E_LAST_ADMINISTRATOR')
}
