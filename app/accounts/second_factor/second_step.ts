import type { HttpContext } from '@adonisjs/core/http'
import { networkOf } from '#kernel/accounts/network'
import { useCode, wrongCode } from '#kernel/accounts/second_factor/factor'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { ipOf, type SignedIn } from '#kernel/accounts/sign_in'
import { countAttempt, forgiveAttempt, perAccount, perNetwork } from '#kernel/accounts/throttle'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { knownUser } from '#kernel/companies/known_user'
import { Refusal } from '#kernel/http/refusal'
import { readEpochs } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'

const KEY = 'second_step'
const TEN_MINUTES = 10 * 60_000

interface SecondStep {
  user_id: number
  security_epoch: number
  at: number
}

/** The password was right: notes in the guest's encrypted cookie whose code is asked for next. */
export function beginSecondStep(http: HttpContext, { id, securityEpoch }: SignedIn) {
  const step: SecondStep = { user_id: id, security_epoch: securityEpoch, at: clock().getTime() }
  http.session.put(KEY, step)
}

/** Whose code is asked for; undefined where the password was too long ago, or no longer counts. */
export async function secondStepOf(http: HttpContext) {
  const step = http.session.get(KEY) as SecondStep | undefined
  if (!step || clock().getTime() - step.at > TEN_MINUTES) return undefined
  const user = await knownUser(step.user_id, (await readEpochs()).access)
  const stands = user && !user.isDisabled && user.securityEpoch === step.security_epoch
  return stands ? user : undefined
}

/** Checks a code of a user, as often as the throttle of codes allows: 5 in 5 minutes, then growing waits. */
export async function passCode(ctx: Context, userId: number, code: string) {
  const counted = perAccount(`code:${userId}`)
  const network = perNetwork(`net:${networkOf(ipOf(ctx))}`)
  await countAttempt([network, counted])
  const used = await transaction(ctx, (inner) => useCode(inner, userId, code))
  if (!used) {
    await securityEvent(ctx, 'second_factor_failed', { subjectId: userId })
    throw wrongCode()
  }
  await forgiveAttempt(counted, network)
  if (used === 'recovery') {
    await securityEvent(ctx, 'recovery_code_used', { userId, subjectId: userId })
  }
  return used
}

/** Throws where nobody's code is asked for: sign in from the start. */
export function needSecondStep<T>(user: T | undefined): T {
  if (!user) throw new Refusal('E_SECOND_STEP_OVER', {}, { status: 403 })
  return user
}
