import { createHash, randomInt } from 'node:crypto'
import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'

const COUNT = 10
/** Without letters and digits that look alike: 32 signs, 5 bits each. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP = 6

/** Makes new recovery codes and voids the old ones. Answers them: they can be seen this once. */
export async function renewRecoveryCodes(ctx: Context, userId: number): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode)
  await ctx.trx!.from('recovery_codes').where('user_id', userId).delete()
  await ctx
    .trx!.insertQuery()
    .table('recovery_codes')
    .multiInsert(codes.map((code) => ({ user_id: userId, code_hash: digest(code) })))
  return codes
}

/** Uses a code up; false where it is none, or used already. */
export async function useRecoveryCode(ctx: Context, userId: number, code: string) {
  const used = await ctx
    .trx!.from('recovery_codes')
    .where({ user_id: userId, code_hash: digest(code) })
    .whereNull('used_at')
    .update({ used_at: moment(ctx.now) })
  return Number(used) === 1
}

/** How many are left. */
export async function recoveryCodesLeft(ctx: Context, userId: number) {
  const [row] = await ctx.rows<{ count: number }>(
    'SELECT COUNT(*) AS `count` FROM `recovery_codes` WHERE `user_id` = ? AND `used_at` IS NULL',
    [userId]
  )
  return Number(row.count)
}

const newCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  ).join('-')

/** However it was typed: in small letters, with spaces, without dashes. */
const digest = (code: string) =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')
