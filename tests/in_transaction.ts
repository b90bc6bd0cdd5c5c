import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'

/** What an atomic job or a part of an operation does, by itself. */
export function inTransaction<T>(ctx: Context, run: (ctx: Context) => Promise<T>) {
  return transaction(ctx, run)
}
