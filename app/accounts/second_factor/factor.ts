import encryption from '@adonisjs/core/services/encryption'
import { engine } from '#config/database'
import { renewRecoveryCodes, useRecoveryCode } from '#kernel/accounts/second_factor/recovery_codes'
import { newFactorSecret, stepOfCode } from '#kernel/accounts/second_factor/totp'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { moment } from '#kernel/records/values/moment'

export const FACTOR_PURPOSE = 'second_factor'

interface FactorRow {
  user_id: number
  secret: string
  last_step: number
  confirmed_at: string | null
}

/** A code of the app, or a recovery code. */
export type UsedCode = 'app' | 'recovery'

/** The secret of a set-up that is not finished yet; null where there is none. */
export async function draftSecret(ctx: Context, userId: number): Promise<string | null> {
  const row = await read(ctx, userId)
  return row && !row.confirmed_at ? decrypt(row) : null
}

/** Begins a set-up anew: a secret that counts once a code of it was entered. Within a transaction. */
export async function beginFactor(ctx: Context, userId: number) {
  if ((await read(ctx, userId))?.confirmed_at) throw new Refusal('E_SECOND_FACTOR_THERE')
  await ctx.trx!.from('second_factors').where('user_id', userId).delete()
  await ctx
    .trx!.insertQuery()
    .table('second_factors')
    .insert({
      user_id: userId,
      secret: encryption.encrypt(newFactorSecret(), { purpose: FACTOR_PURPOSE }),
      last_step: 0,
      begun_at: moment(ctx.now),
    })
}

/** Ends a set-up with the first code: from now on it is asked for. Answers the recovery codes. */
export async function confirmFactor(ctx: Context, userId: number, code: string) {
  const row = await read(ctx, userId)
  if (!row || row.confirmed_at) throw new Refusal('E_SECOND_FACTOR_NOT_BEGUN')
  const step = stepOfCode(decrypt(row), code, ctx.now)
  if (step === null) throw wrongCode()
  const confirmedAt = moment(ctx.now)
  await ctx
    .trx!.from('second_factors')
    .where('user_id', userId)
    .update({ last_step: step, confirmed_at: confirmedAt })
  await noteOnUser(ctx, userId, confirmedAt)
  return renewRecoveryCodes(ctx, userId)
}

/** Uses a code up: which kind it was, or null where it is wrong, too old or used already. Within a transaction. */
export async function useCode(
  ctx: Context,
  userId: number,
  code: string
): Promise<UsedCode | null> {
  const row = await read(ctx, userId)
  if (!row?.confirmed_at) return null
  const step = stepOfCode(decrypt(row), code, ctx.now)
  if (step === null) return (await useRecoveryCode(ctx, userId, code)) ? 'recovery' : null
  const used = await ctx
    .trx!.from('second_factors')
    .where('user_id', userId)
    .where('last_step', '<', step)
    .update({ last_step: step })
  return Number(used) === 1 ? 'app' : null
}

/** Takes the second factor away, with its recovery codes. Within a transaction. */
export async function removeFactor(ctx: Context, userId: number) {
  await ctx.trx!.from('second_factors').where('user_id', userId).delete()
  await ctx.trx!.from('recovery_codes').where('user_id', userId).delete()
  await noteOnUser(ctx, userId, null)
}

export const wrongCode = () => Refusal.input([{ field: 'code', code: 'E_CODE_WRONG' }])

async function noteOnUser(ctx: Context, userId: number, at: string | null) {
  await ctx.trx!.from('users').where('id', userId).update({ second_factor_at: at })
  await bumpEpoch(ctx, 'access')
}

async function read(ctx: Context, userId: number): Promise<FactorRow | undefined> {
  const lock = ctx.trx && engine === 'mysql' ? ' FOR UPDATE' : ''
  const [row] = await ctx.rows<FactorRow>(FACTOR + lock, [userId])
  return row
}

function decrypt(row: FactorRow) {
  const secret = encryption.decrypt<string>(row.secret, FACTOR_PURPOSE)
  if (!secret) throw new Refusal('E_SECOND_FACTOR_KEY', {}, { status: 409 })
  return secret
}

const FACTOR =
  'SELECT `user_id`, `secret`, `last_step`, `confirmed_at` FROM `second_factors` WHERE `user_id` = ?'
