import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { noteTaken, takeRows } from '#kernel/exchange/export/quota'

/** What a file of a plugin's own takes out of the company: so many records of a model. */
export interface TakenOut {
  model: string
  format: string
  rows: number
}

/**
 * Makes a file of records that is no list: it counts for the day and is in the security log, as an export is. Throws 429
 * where it is more than may still be taken.
 */
export async function takingOut<T>(ctx: Context, out: TakenOut, make: () => Promise<T>) {
  const counted = await takeRows(ctx, out.model, out.rows)
  await securityEvent(ctx, 'exported', { model: out.model, format: out.format })
  try {
    return await make()
  } finally {
    await noteTaken(ctx, { ...out, counted })
  }
}
