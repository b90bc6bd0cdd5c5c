import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#kernel/companies/clock'
import { Refusal } from '#kernel/http/refusal'

const KEY = 'confirmed_at'
const TEN_MINUTES = 10 * 60_000

/** Notes that whoever sits there has just proved who he is. */
export function noteConfirmation({ session }: HttpContext) {
  session.put(KEY, clock().getTime())
}

/** Refuses what matters for security unless the user proved within ten minutes that he is the one signed in. */
export function needConfirmedIdentity({ session }: HttpContext) {
  const at: unknown = session.get(KEY)
  if (typeof at === 'number' && clock().getTime() - at < TEN_MINUTES) return
  throw new Refusal('E_CONFIRM_IDENTITY', {}, { status: 403 })
}
