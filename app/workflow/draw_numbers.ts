import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { insertRow } from '#kernel/records/storage/insert_rows'
import { writeWithin } from '#kernel/records/storage/write_within'
import type { WantedNumber } from '#kernel/records/write/unit_of_work'
import { seriesKey } from '#kernel/workflow/drawn_series'
import { formatNumber, periodOf } from '#kernel/workflow/number_pattern'

/**
 * Draws the numbers the transaction asked for, as its last step: the series' row is locked only until the
 * commit that follows at once, and a transaction that fails gives its number back.
 */
export async function drawNumbers(ctx: Context) {
  for (const wanted of inOneOrder(ctx.work!.numbers.splice(0))) {
    const plugin = wanted.model.plugin
    const series = registry.plugins.get(plugin)?.declaration.sequences?.[wanted.series]
    if (!series) throw new Error(`${plugin} declares no number series ${wanted.series}`)
    const drawn = await draw(ctx, wanted, series)
    for (const record of [wanted.record, wanted.also]) {
      if (record) (record as unknown as Record<string, unknown>)[wanted.field] = drawn.number
    }
    await wanted.drawn?.(ctx, drawn)
  }
}

/** Every transaction locks its series in the same order, so that no two wait for each other. */
function inOneOrder(numbers: WantedNumber[]) {
  const key = (one: WantedNumber) => `${one.model.plugin} ${seriesKey(one.series, one.part)}`
  return numbers.toSorted((one, other) =>
    key(one) < key(other) ? -1 : Number(key(one) > key(other))
  )
}

async function draw(ctx: Context, wanted: WantedNumber, series: SeriesDeclaration) {
  const key = {
    company_id: ctx.company.id,
    plugin: wanted.model.plugin,
    series: seriesKey(wanted.series, wanted.part),
    period: periodOf(series, ctx.today),
  }
  const drawn = await drawNext(ctx, key)
  if (drawn === undefined) await insertRow(ctx.trx!, 'number_series', { ...key, next: 2 })
  const count = drawn ?? 1
  const format = (one: number) => formatNumber(series.pattern, ctx.today, one, wanted.part)
  return { number: format(count), previous: count > 1 ? format(count - 1) : null }
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
