import type Invitation from '#kernel/accounts/invitations/invitation'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

export interface Standing {
  /** Null for somebody new. */
  userId: number | null
  /** He has an account that he uses in another company; it stays as it is. */
  isKnown: boolean
}

interface Account {
  id: number
  password_hash: string | null
  state: string
}

/** Who is invited. Refuses (422) whoever works here or was asked already, and whose account nobody uses now. */
export async function standingOf(ctx: Context, invitation: Invitation): Promise<Standing> {
  const { email } = invitation
  const [user] = await ctx.rows<Account>(ACCOUNT, [email])
  if (!user) return { userId: null, isKnown: false }
  const memberships = await ctx.rows<{ company_id: number }>(MEMBERSHIPS, [user.id])
  const asked = await ctx.rows(ASKED, [user.id, ctx.company.id, invitation.id])
  const isHere = memberships.some((one) => Number(one.company_id) === ctx.company.id)
  if (isHere) throw refused('E_INVITATION_MEMBER', email)
  // Somebody who was invited once and never came in is invited anew.
  if (memberships.length === 0 && user.password_hash === null) {
    return { userId: Number(user.id), isKnown: false }
  }
  if (asked.length > 0) throw refused('E_INVITATION_MEMBER', email)
  const isUsed = user.state === 'active' && user.password_hash !== null && memberships.length > 0
  if (!isUsed) throw refused('E_INVITATION_KNOWN', email)
  return { userId: Number(user.id), isKnown: true }
}

const refused = (code: string, email: string) =>
  Refusal.input([{ field: 'email', code, params: { email } }])

const ACCOUNT = 'SELECT `id`, `password_hash`, `state` FROM `users` WHERE `email` = ?'

const MEMBERSHIPS =
  'SELECT `company_id` FROM `memberships` WHERE `user_id` = ? AND `archived_at` IS NULL'

const ASKED = `SELECT \`id\` FROM \`invitations\` WHERE \`user_id\` = ? AND \`company_id\` = ? AND \`id\` <> ?
  AND \`state\` IN ('waiting', 'expired') LIMIT 1`
