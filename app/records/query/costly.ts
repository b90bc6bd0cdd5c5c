import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'

/** Runs a statement that may look at every row of a table. */
export async function costly<T>(
  ctx: Context,
  _model: Model,
  text: string,
  bindings: readonly unknown[]
): Promise<T[]> {
  return ctx.rows<T>(text, bindings)
}
