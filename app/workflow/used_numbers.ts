import type { Context } from '#kernel/companies/context'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { slotOf } from '#kernel/workflow/drawn_series'
import { numberMatcher } from '#kernel/workflow/number_pattern'

interface Used {
  count: number
  highest: number
}

/** How many numbers of the series stand on records, by sub-series and period, and the highest. */
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
  return used
}
