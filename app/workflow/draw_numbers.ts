import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { formatNumber, periodOf } from '#kernel/workflow/number_pattern'

/**
 * Draws the numbers the transaction asked for, as its last step: the series' row is locked only until the
 * commit that follows at once, and a transaction that fails gives its number back.
 */
export async function drawNumbers(ctx: Context) {
  for (const wanted of ctx.work!.numbers.splice(0)) {
    const plugin = wanted.model.plugin
    const series = registry.plugins.get(plugin)?.declaration.sequences?.[wanted.series]
    if (!series) throw new Error(`${plugin} declares no number series ${wanted.series}`)
    const number = await draw(ctx, plugin, wanted.series, series)
    ;(wanted.record as unknown as Record<string, unknown>)[wanted.field] = number
  }
}

async function draw(ctx: Context, plugin: string, name: string, series: SeriesDeclaration) {
  const key = {
    company_id: ctx.company.id,
    plugin,
    series: name,
    period: periodOf(series, ctx.today),
  }
  const next = (await lockNext(ctx, key)) ?? (await begin(ctx, key))
  await ctx
    .trx!.from('number_series')
    .where(key)
    .update({ next: next + 1 })
  return formatNumber(series.pattern, ctx.today, next)
}

type Key = { company_id: number; plugin: string; series: string; period: string }

async function lockNext(ctx: Context, key: Key) {
  const query = ctx.trx!.from('number_series').where(key).select('next')
  const row = await (engine === 'mysql' ? query.forUpdate() : query).first()
  return row ? Number(row.next) : undefined
}

async function begin(ctx: Context, key: Key) {
  await ctx
    .trx!.insertQuery()
    .table('number_series')
    .insert({ ...key, next: 1 })
  return 1
}
