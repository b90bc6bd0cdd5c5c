import type { Context } from '#kernel/companies/context'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { drawnSeries, slotOf } from '#kernel/workflow/drawn_series'
import { numberMatcher } from '#kernel/workflow/number_pattern'

interface Used {
  count: number
  highest: number
}

/**
 * How many numbers of the series stand on records, by sub-series and period, and the highest. What only another series of
 * the same field and pattern has drawn is that one's: receipts and payments of one cash box, say.
 */
export async function usedNumbers(
  ctx: Context,
  plugin: string,
  name: string,
  series: SeriesDeclaration
) {
  const model = registry.model(series.on ?? `${plugin}.${name}`)
  const field = series.field ?? 'number'
  const rows = await ctx.rows<{ number: string }>(
    `SELECT \`${field}\` AS \`number\` FROM \`${model.table}\` WHERE \`company_id\` = ? AND \`${field}\` IS NOT NULL`,
    [ctx.company.id]
  )
  const match = numberMatcher(series)
  const used = new Map<string, Used>()
  for (const row of rows) {
    const found = match(row.number)
    if (!found) continue
    const slot = slotOf(found.part, found.period)
    const one = used.get(slot) ?? { count: 0, highest: 0 }
    used.set(slot, { count: one.count + 1, highest: Math.max(one.highest, found.number) })
  }
  const own = new Set((await drawnSeries(ctx, plugin, name)).map(({ slot }) => slot))
  for (const sibling of siblingsOf(plugin, name, series)) {
    for (const { slot } of await drawnSeries(ctx, plugin, sibling)) {
      if (!own.has(slot)) used.delete(slot)
    }
  }
  return used
}

/** The other series whose numbers look the same and stand in the same place. */
function siblingsOf(plugin: string, name: string, series: SeriesDeclaration) {
  const all = registry.plugins.get(plugin)?.declaration.sequences ?? {}
  const place = (one: SeriesDeclaration, key: string) =>
    JSON.stringify([one.on ?? key, one.field ?? 'number', one.pattern])
  return Object.entries(all)
    .filter(([key, one]) => key !== name && place(one, key) === place(series, name))
    .map(([key]) => key)
}
