import { registry } from '#kernel/plugins/registry'
import { readChoices } from '#kernel/plugins/strategies'
import type { Epochs } from '#kernel/records/storage/epochs'
import { readEpochs } from '#kernel/records/storage/epochs'
import { readRows } from '#kernel/records/storage/reader'

let known = new Map<number, ReadonlySet<string>>()
let knownAt = ''

/**
 * The plugins a company may use: enabled for it, and loaded by this process. Cached until the epoch
 * moves, so another process's change counts from the next request on.
 */
export async function enabledPlugins(
  companyId: number,
  epochs?: Epochs
): Promise<ReadonlySet<string>> {
  const { plugins: epoch } = epochs ?? (await readEpochs())
  const at = `${epoch}:${registry.revision}`
  if (at !== knownAt) {
    known = new Map()
    knownAt = at
  }
  const cache = known
  let enabled = cache.get(companyId)
  if (!enabled) {
    enabled = await readEnabled(companyId)
    await readChoices(companyId)
    cache.set(companyId, enabled)
  }
  return enabled
}

async function readEnabled(companyId: number) {
  const rows = await readRows<{ plugin: string }>(
    "SELECT `plugin` FROM `plugins` WHERE `company_id` = ? AND `state` = 'enabled'",
    [companyId]
  )
  const loaded = rows.map((row) => row.plugin).filter((id) => registry.plugins.has(id))
  return new Set(['kernel', ...loaded])
}
