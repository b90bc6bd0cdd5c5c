import type { Context } from '#kernel/companies/context'
import { reasons } from '#kernel/exchange/import/error_file'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'

/** An import as its screen follows it, the problem of a failed one as a sentence. */
export async function progressOf(ctx: Context, id: number) {
  const record = await show(ctx, registry.model('kernel.import'), id, {})
  return { ...record, problem: record.problem ? problemText(ctx, String(record.problem)) : null }
}

function problemText(ctx: Context, stored: string) {
  const { code, params, errors } = JSON.parse(stored)
  return reasons(ctx.locale, errors?.length > 0 ? errors : [{ field: '', code, params }])
}
