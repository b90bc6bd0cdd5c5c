import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { insertRow } from '#kernel/records/storage/insert_rows'
import { writeWithin } from '#kernel/records/storage/write_within'
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
  const drawn = await drawNext(ctx, key)
  if (drawn === undefined) await insertRow(ctx.trx!, 'number_series', { ...key, next: 2 })
  return formatNumber(series.pattern, ctx.today, drawn ?? 1)
}

type Key = { company_id: number; plugin: string; series: string; period: string }

const OF = 'WHERE `company_id` = ? AND `plugin` = ? AND `series` = ? AND `period` = ?'

/** Locks the series' row and takes its next number, in one statement; undefined where the series has not begun. */
async function drawNext(ctx: Context, { company_id, plugin, series, period }: Key) {
  const key = [company_id, plugin, series, period]
  if (engine === 'sqlite') {
    const sql = `UPDATE \`number_series\` SET \`next\` = \`next\` + 1 ${OF} RETURNING \`next\` - 1 AS \`drawn\``
    const [row] = await ctx.rows<{ drawn: number }>(sql, key)
    return row?.drawn
  }
  const sql = `UPDATE \`number_series\` SET \`next\` = LAST_INSERT_ID(\`next\`) + 1 ${OF}`
  const { count, id } = await writeWithin(ctx.trx!, sql, key)
  return count > 0 ? id : undefined
}
