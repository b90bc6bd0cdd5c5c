import type { Context } from '#kernel/companies/context'
import { instant, moment } from '#kernel/records/values/moment'
import { transaction } from '#kernel/records/storage/transaction'
import type { Bell } from '#kernel/activity/notifications/wire'
import type { RefusalParams } from '#kernel/http/refusal'

const SHOWN = 20
/** Beyond this the bell says "99+". */
const COUNTED = 100

interface Row {
  id: number
  message: string
  params: string | null
  href: string | null
  created_at: string
  read_at: string | null
}

/** What a user was told last, in whichever company, and how much of it he has not read. */
export async function bellOf(ctx: Context): Promise<Bell> {
  const rows = await ctx.rows<Row>(LATEST, [ctx.user.id])
  const [{ unread }] = await ctx.rows<{ unread: number }>(UNREAD, [ctx.user.id])
  return {
    unread: Number(unread),
    latest: rows.map((row) => ({
      id: Number(row.id),
      message: row.message,
      params: row.params ? (JSON.parse(row.params) as RefusalParams) : {},
      href: row.href,
      created_at: instant(row.created_at).toISOString(),
      is_read: row.read_at !== null,
    })),
  }
}

/** Marks one of them, or all, as read. */
export async function readBell(ctx: Context, id?: number) {
  await transaction(ctx, async ({ trx, user, now }) => {
    const unread = trx!.from('notifications').where('user_id', user.id).whereNull('read_at')
    if (id) unread.where('id', id)
    await unread.update({ read_at: moment(now) })
  })
}

const LATEST = `SELECT \`id\`, \`message\`, \`params\`, \`href\`, \`created_at\`, \`read_at\` FROM \`notifications\`
  WHERE \`user_id\` = ? ORDER BY \`id\` DESC LIMIT ${SHOWN}`
const UNREAD = `SELECT COUNT(*) AS \`unread\` FROM (SELECT 1 FROM \`notifications\`
  WHERE \`user_id\` = ? AND \`read_at\` IS NULL LIMIT ${COUNTED}) AS \`some\``
