import { revokeToken } from '#kernel/accounts/revoke_token'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { instant } from '#kernel/records/values/moment'

interface TokenRow {
  id: number
  name: string
  prefix: string
  company_id: number
  company: string
  role: string | null
  changes_access: unknown
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

/** The caller's own tokens in all his companies, newest first; of a secret only how it begins. */
export async function myTokens(ctx: Context) {
  const rows = await ctx.rows<TokenRow>(TOKENS, [ctx.user.id])
  return rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    prefix: row.prefix,
    company: row.company,
    role: row.role,
    changesAccess: Boolean(Number(row.changes_access)),
    createdAt: iso(row.created_at),
    expiresAt: iso(row.expires_at),
    lastUsedAt: row.last_used_at && iso(row.last_used_at),
    state: stateOf(row, ctx.now),
  }))
}

/** Which company one of the caller's tokens works in; undefined where he has none of that id. */
export async function companyOfToken(ctx: Context, id: number) {
  const [row] = await ctx.rows<{ company_id: number }>(
    'SELECT `company_id` FROM `api_tokens` WHERE `id` = ? AND `user_id` = ?',
    [id, ctx.user.id]
  )
  return row && Number(row.company_id)
}

/** Revokes one of the caller's tokens; the security log learns of it as it does of others' doing so. */
export async function revokeOwnToken(ctx: Context, id: number) {
  await transaction(ctx, async (inner) => {
    await revokeToken(inner, id)
    await securityEvent(inner, 'token_revoked', {
      subjectId: ctx.user.id,
      model: 'kernel.api_token',
      id,
    })
  })
}

function stateOf(row: TokenRow, now: Date) {
  if (row.revoked_at) return 'revoked'
  return instant(row.expires_at) > now ? 'active' : 'expired'
}

const iso = (column: string) => instant(column).toISOString()

const TOKENS = `SELECT t.\`id\`, t.\`name\`, t.\`prefix\`, t.\`company_id\`, c.\`name\` AS \`company\`,
  r.\`name\` AS \`role\`, t.\`changes_access\`, t.\`created_at\`, t.\`expires_at\`, t.\`last_used_at\`, t.\`revoked_at\`
  FROM \`api_tokens\` t JOIN \`companies\` c ON c.\`id\` = t.\`company_id\`
  LEFT JOIN \`roles\` r ON r.\`id\` = t.\`role_id\`
  WHERE t.\`user_id\` = ? AND t.\`archived_at\` IS NULL ORDER BY t.\`id\` DESC`
