import type { Context } from '#kernel/companies/context'

/** How far a series has come. */
export interface DrawnSeries {
  id: number
  /** Its sub-series and period, as people read it; `usedNumbers` calls it the same. */
  slot: string
  /** What it draws next. */
  next: number
}

/** Where a series counts: by its name, each sub-series apart. */
export const seriesKey = (name: string, part?: string) => (part ? `${name}:${part}` : name)

/** A sub-series in a period, as one word. */
export const slotOf = (part: string | undefined, period: string) =>
  [part, period].filter(Boolean).join(' ')

/** What a series of a plugin has drawn so far, by sub-series and period. */
export async function drawnSeries(
  ctx: Context,
  plugin: string,
  name: string
): Promise<DrawnSeries[]> {
  const rows = await ctx.rows<{ id: number; series: string; period: string; next: number }>(
    'SELECT `id`, `series`, `period`, `next` FROM `number_series` WHERE `company_id` = ? AND `plugin` = ? ' +
      'AND (`series` = ? OR SUBSTR(`series`, 1, ?) = ?)',
    [ctx.company.id, plugin, name, name.length + 1, `${name}:`]
  )
  return rows.map(({ id, series, period, next }) => ({
    id: Number(id),
    slot: slotOf(series.slice(name.length + 1), period),
    next: Number(next),
  }))
}
