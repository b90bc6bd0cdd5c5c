import { linkDigest } from '#kernel/accounts/link_token'
import { readRows } from '#kernel/records/storage/reader'
import { moment } from '#kernel/records/values/moment'

export interface OpenInvitation {
  id: number
  userId: number
  companyId: number
  company: string
  email: string
  name: string | null
  language: string | null
  /** He has an account, and joins with it. */
  isKnown: boolean
}

interface Row {
  id: number
  user_id: number
  company_id: number
  company: string
  email: string
  name: string | null
  language: string | null
  user_state: string
}

/** The invitation a link belongs to; null where it was used, replaced, withdrawn, or is older than a day. */
export async function openInvitation(token: string, now: Date): Promise<OpenInvitation | null> {
  const [row] = await readRows<Row>(OPEN, [linkDigest(token), moment(now)])
  if (!row) return null
  const { user_id: userId, company_id: companyId, user_state: state, ...rest } = row
  return {
    ...rest,
    id: Number(row.id),
    userId: Number(userId),
    companyId: Number(companyId),
    isKnown: state === 'active',
  }
}

const OPEN = `SELECT i.\`id\`, i.\`user_id\`, i.\`company_id\`, i.\`email\`, i.\`name\`, i.\`language\`,
  c.\`name\` AS \`company\`, u.\`state\` AS \`user_state\`
  FROM \`invitations\` i JOIN \`companies\` c ON c.\`id\` = i.\`company_id\`
  JOIN \`users\` u ON u.\`id\` = i.\`user_id\` AND u.\`archived_at\` IS NULL
  JOIN \`memberships\` m ON m.\`user_id\` = i.\`user_id\` AND m.\`company_id\` = i.\`company_id\`
  WHERE i.\`token_hash\` = ? AND i.\`state\` = 'waiting' AND i.\`expires_at\` > ?
  AND (u.\`state\` = 'invited' OR (u.\`state\` = 'active' AND m.\`archived_at\` IS NOT NULL))`
