import { defineOperation, Refusal } from 'kontor/plugin'
import type SignOff from '../models/sign_off.js'

/** Takes a sign-off back: the line is open again, and the list of sign-offs says that it was not. */
export default defineOperation<SignOff>({
  name: 'accounting.sign_off.withdraw',
  on: 'accounting.sign_off',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  when: (record) => !record.withdrawn_at,
  run(ctx, signed) {
    if (signed.withdrawnAt) throw new Refusal('E_SIGN_OFF_WITHDRAWN', { name: signed.name })
    signed.withdrawnAt = ctx.now.toISOString()
    signed.place = null
    return signed
  },
})
