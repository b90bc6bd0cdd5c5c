import { Refusal } from '#kernel/http/refusal'

/** Nobody reads this answer; it ends what was going on. */
export const nobodyAsks = () => new Refusal('E_NOBODY_ASKS', {}, { status: 499 })
