import type { Context } from '#kernel/companies/context'
import { labelOf } from '#kernel/exchange/export/columns'
import { Refusal } from '#kernel/http/refusal'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { messagesOf } from '#kernel/records/screens/describe_field'
import { advise } from '#kernel/reports/advice/advise'
import type { Advice } from '#kernel/reports/advice/advise'
import { queryOf } from '#kernel/reports/advice/ask'
import { indexName } from '#kernel/reports/advice/index_name'
import type { KeptIndex } from '#kernel/reports/advice/kept_indexes'
import type { Timing } from '#kernel/reports/advice/timings'
import type { ShownIndex, SlowReport } from '#kernel/reports/advice/wire'

const UNDER_WAY = new Set(['waiting', 'making'])

/** A slow report and its advice in words; null where its query is not one any more. */
export async function describeSlow(
  ctx: Context,
  { reportId, took, recent }: Timing,
  name: string | null,
  kept: readonly KeptIndex[]
): Promise<SlowReport | null> {
  const advice = await adviceOn(ctx, reportId)
  if (!advice) return null
  const { model, reason, records, columns, paths } = advice
  const wanted = indexName(model, columns)
  return {
    id: reportId,
    name,
    source: sourceName(ctx, model.name),
    took,
    recent,
    reason,
    records,
    fields: fieldNames(ctx, model, columns.length > 0 ? columns : paths),
    isUnderWay: kept.some((one) => one.name === wanted && UNDER_WAY.has(one.state)),
  }
}

async function adviceOn(ctx: Context, reportId: number): Promise<Advice | null> {
  try {
    return await advise(ctx, await queryOf(ctx, reportId))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export function describeIndex(ctx: Context, index: KeptIndex): ShownIndex {
  const { columns, model: name, ...rest } = index
  const model = registry.models.get(name)
  return {
    ...rest,
    source: sourceName(ctx, name),
    fields: model ? fieldNames(ctx, model, columns) : columns,
  }
}

function sourceName({ locale }: Context, name: string) {
  const model = registry.models.get(name)
  return model ? message(locale, `${messagesOf(model)}.many`) : name
}

/** Fields as people call them; what keeps companies and archived records apart goes without saying. */
function fieldNames(ctx: Context, model: Model, paths: readonly string[]) {
  return paths.flatMap((path) => {
    const field = model.fields.get(path)
    if (!field) return path.includes('.') ? [path] : []
    return field.base && path !== 'id' ? [] : [labelOf(ctx.locale, model, path, field)]
  })
}
