import type { Claim, KeptAnswer } from '#kernel/http/idempotency/claim'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { instant } from '#kernel/records/values/moment'

/** As long as this a request may run before its key without an answer means that it died. */
const LONGEST_REQUEST = 2 * 60_000

/**
 * What the first request with this key was answered; null where there was none. Throws where the body is another
 * one (422), where the first is still at work (409), and where its answer was lost (409).
 */
export async function firstAnswer(ctx: Context, claim: Claim): Promise<KeptAnswer | null> {
  const [row] = await readRows<Row>(KEY, [ctx.user.id, ctx.company.id, claim.key])
  if (!row) return null
  if (row.request_hash !== claim.hash) {
    throw new Refusal('E_KEY_OTHER_BODY', {}, { status: 422 })
  }
  if (row.status !== null) return { status: Number(row.status), body: row.answer ?? '' }
  const age = ctx.now.getTime() - instant(row.created_at).getTime()
  throw new Refusal(age < LONGEST_REQUEST ? 'E_KEY_UNDER_WAY' : 'E_KEY_UNANSWERED')
}

interface Row {
  request_hash: string
  status: number | null
  answer: string | null
  created_at: string
}

const KEY = `SELECT \`request_hash\`, \`status\`, \`answer\`, \`created_at\` FROM \`idempotency_keys\`
  WHERE \`user_id\` = ? AND \`company_id\` = ? AND \`key\` = ?`
