import type { Figure } from '#kernel/plugins/declaration'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { moment } from '#kernel/records/values/moment'
import { idleLimitOf } from '#kernel/accounts/session_limits'

/** Whether a user can sign in, with the way to a new password, and in how many browsers he is. */
export default async function userFigures(ctx: Context, id: number): Promise<Figure[]> {
  if (!ctx.access.allows('kernel.user', 'update')) return []
  const since = moment(new Date(ctx.now.getTime() - (await idleLimitOf(id))))
  const [row] = await ctx.rows<{ password_set_at: string | null; sessions: number }>(FIGURES, [
    since,
    id,
  ])
  if (!row) return []
  const setOn = row.password_set_at?.slice(0, 10)
  return [
    {
      key: 'password',
      value: message(ctx.locale, setOn ? 'kernel.passwords.set' : 'kernel.passwords.none', {
        date: setOn ?? '',
      }),
      href: `/kernel/users/${id}/password`,
    },
    { key: 'sessions', value: String(row.sessions) },
  ]
}

const FIGURES = `SELECT \`password_set_at\`,
  (SELECT COUNT(*) FROM \`sessions\` WHERE \`user_id\` = u.\`id\` AND \`last_seen_at\` > ?) AS \`sessions\`
  FROM \`users\` u WHERE u.\`id\` = ?`
