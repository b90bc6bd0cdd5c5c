import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { takeBack } from '#kernel/records/write/take_back'
import { transaction } from '#kernel/records/storage/transaction'

const BATCH = 'demo'

/**
 * Fills a company with believable records of every enabled plugin, in dependency order. `volume` is about
 * how many parties and products; `progress` is told each plugin as it begins. Throws E_DEMO_LOADED.
 */
export async function loadDemo(
  ctx: Context,
  options: { volume?: number; progress?: (plugin: string) => void } = {}
) {
  if ((await demoSize(ctx)) > 0) throw new Refusal('E_DEMO_LOADED')
  const batched = ctx.with({ batch: BATCH })
  for (const { id, declaration } of registry.inOrder()) {
    if (!declaration.demo || !ctx.has(id)) continue
    options.progress?.(id)
    const { default: demo } = await declaration.demo()
    await demo.load(batched, { volume: options.volume ?? 60 })
  }
}

/** Takes the demo records back, the last made first. Refused as a whole where real records build on them. */
export async function unloadDemo(ctx: Context): Promise<number> {
  return transaction(ctx, async (inner) => {
    for (const { id, declaration } of registry.inOrder().toReversed()) {
      if (!declaration.demo || !ctx.has(id)) continue
      const { default: demo } = await declaration.demo()
      await demo.unload?.(inner)
    }
    return takeBack(inner, BATCH)
  })
}

/** How many demo records the company has. */
export async function demoSize(ctx: Context) {
  const [row] = await ctx.rows<{ size: number }>(
    'SELECT COUNT(*) AS `size` FROM `batch_records` WHERE `company_id` = ? AND `batch` = ?',
    [ctx.company.id, BATCH]
  )
  return Number(row.size)
}

/** The ids of the demo records of a model, for a plugin whose demo builds on another's. */
export async function demoRecords(ctx: Context, model: string): Promise<number[]> {
  const rows = await ctx.rows<{ record_id: number }>(
    'SELECT `record_id` FROM `batch_records` WHERE `company_id` = ? AND `batch` = ? AND `model` = ? ORDER BY `id`',
    [ctx.company.id, BATCH, model]
  )
  return rows.map((row) => Number(row.record_id))
}
