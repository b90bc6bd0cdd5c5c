import { createHash, randomBytes } from 'node:crypto'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { appUrl } from '#config/app'

/**
 * A new link that creates the first administrator, printed where only the operator sees it; an older one is
 * void. Null once there is an administrator.
 */
export async function setupLink(): Promise<string | null> {
  if (await isSetUp()) return null
  const token = randomBytes(32).toString('base64url')
  await transaction(await kernelContext({}), async ({ trx, now }) => {
    await trx!.from('setup_tokens').delete()
    await trx!
      .insertQuery()
      .table('setup_tokens')
      .insert({ token_hash: digest(token), created_at: moment(now) })
  })
  return new URL(`/setup?token=${token}`, appUrl).href
}

/** Whether someone administrates this deployment: then nobody can set it up again. */
export async function isSetUp() {
  const rows = await readRows('SELECT `id` FROM `users` WHERE `is_admin` = 1 LIMIT 1')
  return rows.length > 0
}

/** Whether it is the token last printed and there is no administrator yet. */
export async function isSetupToken(token: string) {
  const [row] = await readRows('SELECT `token_hash` FROM `setup_tokens` WHERE `token_hash` = ?', [
    digest(token),
  ])
  return row !== undefined && !(await isSetUp())
}

/** Throws where it is not. */
export async function needSetupToken(token: string) {
  if (!(await isSetupToken(token))) throw new Refusal('E_SETUP_LINK', {}, { status: 403 })
}

const digest = (token: string) => createHash('sha256').update(token).digest('hex')
