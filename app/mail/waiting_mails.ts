import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { mailSettings } from '#kernel/mail/mail_settings'
import { readRows } from '#kernel/records/storage/reader'

const KEPT = 15_000

let known: { at: number; count: number } = { at: 0, count: 0 }

/**
 * How many mails wait for a mail server that nobody has set up; 0 where there is one, and for everybody who
 * could not change it. Asked with every screen, so read only now and then.
 */
export async function mailsWithoutServer(ctx: Context) {
  if (!ctx.user.isAdmin) return 0
  const now = clock().getTime()
  if (now - known.at > KEPT) known = { at: now, count: await count() }
  return known.count
}

/** The next screen counts anew: a mail has come to wait, or a server was set up. */
export function forgetWaiting() {
  known = { at: 0, count: 0 }
}

async function count() {
  if (await mailSettings()) return 0
  const [row] = await readRows<{ count: number }>(WAITING)
  return Number(row.count)
}

const WAITING = "SELECT COUNT(*) AS `count` FROM `outgoing_mail` WHERE `state` = 'waiting'"
