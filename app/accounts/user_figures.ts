import type { Figure } from '#kernel/plugins/declaration'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { moment } from '#kernel/records/values/moment'
import { dateFormat } from '#kernel/reports/output/locale'
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
  const setOn = row.password_set_at && dayOf(ctx, row.password_set_at)
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

/** A moment of a column as the day it was in the company, in the reader's words. */
function dayOf({ locale, company }: Context, at: string) {
  const format = dateFormat(locale, { dateStyle: 'medium', timeZone: company.timeZone })
  return format.format(new Date(`${at.replace(' ', 'T')}Z`))
}

const FIGURES = `SELECT \`password_set_at\`,
  (SELECT COUNT(*) FROM \`sessions\` WHERE \`user_id\` = u.\`id\` AND \`last_seen_at\` > ?) AS \`sessions\`
  FROM \`users\` u WHERE u.\`id\` = ?`
