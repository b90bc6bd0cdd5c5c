import { ABSOLUTE_LIMIT, idleLimitOf } from '#kernel/accounts/session_limits'
import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'

export interface SessionRow {
  id: number
  ip: string | null
  user_agent: string | null
  created_at: string
  last_seen_at: string
}

/** The sessions of the caller that still open a door, the last used first. */
export async function liveSessions(ctx: Context) {
  const idleLimit = await idleLimitOf(ctx.user.id)
  const before = (limit: number) => moment(new Date(ctx.now.getTime() - limit))
  return ctx.rows<SessionRow>(SESSIONS, [ctx.user.id, before(idleLimit), before(ABSOLUTE_LIMIT)])
}

const SESSIONS = `SELECT \`id\`, \`ip\`, \`user_agent\`, \`created_at\`, \`last_seen_at\` FROM \`sessions\`
  WHERE \`user_id\` = ? AND \`last_seen_at\` > ? AND \`created_at\` > ? ORDER BY \`last_seen_at\` DESC, \`id\` DESC`
