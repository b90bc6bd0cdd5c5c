import { deviceName } from '#kernel/accounts/device_name'
import type { Context } from '#kernel/companies/context'
import { instant } from '#kernel/records/values/moment'

const SHOWN = 15

interface Row {
  position: number
  kind: string
  at: string
  ip: string | null
  user_agent: string | null
}

/** The latest sign-ins to the caller's own account, also those that failed: he knows best which were his. */
export async function recentSignIns(ctx: Context) {
  const rows = await ctx.rows<Row>(RECENT, [ctx.user.id])
  return rows.map((row) => ({
    id: Number(row.position),
    kind: row.kind,
    at: instant(row.at).toISOString(),
    ip: row.ip,
    device: row.user_agent ? deviceName(row.user_agent) : null,
  }))
}

const RECENT = `SELECT \`position\`, \`kind\`, \`at\`, \`ip\`, \`user_agent\` FROM \`security_events\`
  WHERE \`subject_id\` = ? AND \`kind\` IN ('sign_in', 'sign_in_failed', 'sign_in_throttled', 'second_factor_failed')
  ORDER BY \`position\` DESC LIMIT ${SHOWN}`
