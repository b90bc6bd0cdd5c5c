import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { modelOptions } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** Of a record only what names it and its version; the screen reads the rest anew, through the caller's rights. */
export function answer(ctx: Context, result: unknown) {
  if (!(result instanceof RecordModel)) return { data: result ?? null }
  return { data: { id: result.id, version: result.version, label: labelOf(ctx, result) } }
}

/** The same with where it stands, for an operation whose screen goes on to it. */
export function answerOpened(ctx: Context, result: unknown) {
  if (!(result instanceof RecordModel)) return answer(ctx, result)
  const { plugin, segment } = registry.model(modelOptions(result.constructor)!.name)
  return { data: { ...answer(ctx, result).data, opens: `/${plugin}/${segment}/${result.id}` } }
}

/** What a picker shows of a record just made, so that it need not ask; null where that takes a look elsewhere. */
function labelOf(ctx: Context, record: RecordModel): string | null {
  const model = registry.model(modelOptions(record.constructor)!.name)
  const title = model.fields.get(model.title)
  if (title?.kind !== 'text' || !ctx.access.mayUse(model.name, title, 'read')) return null
  const value = (record as unknown as Record<string, unknown>)[title.property]
  return typeof value === 'string' && value !== '' ? value : null
}
