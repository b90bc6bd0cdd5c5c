import type { Context } from '#kernel/companies/context'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** A line taken away is not prepared, and still changes what people may do. */
export async function dropCompiledAccess(ctx: Context) {
  await bumpEpoch(ctx, 'access')
}
