import { readCompanyFields } from '#kernel/fields/company_fields'
import { registry } from '#kernel/plugins/registry'
import type { Epochs } from '#kernel/records/storage/epochs'
import { Latest } from '#kernel/records/storage/latest'
import { readEpochs } from '#kernel/records/storage/epochs'
import { readRows } from '#kernel/records/storage/reader'

type Json = Record<string, unknown>

/** What a company decided about its plugins. */
interface Decisions {
  enabled: ReadonlySet<string>
  /** By plugin: the settings that differ from the declared defaults, in wire form. */
  settings: ReadonlyMap<string, Json>
  /** By strategy: the implementation chosen. */
  strategies: Readonly<Json>
}

const NONE: Decisions = { enabled: new Set(['kernel']), settings: new Map(), strategies: {} }

let known = new Map<number, Decisions>()
let knownAt = ''
/** The last that was read of each company, for what is asked without waiting while a request runs. */
const latest = new Latest<Decisions>()

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
  let decisions = cache.get(companyId)
  if (!decisions) {
    const began = latest.begin()
    decisions = await read(companyId)
    await readCompanyFields(companyId)
    cache.set(companyId, decisions)
    latest.keep(companyId, began, decisions)
  }
  return decisions.enabled
}

/** As `enabledPlugins` read them last for the company: before each request, command and delivery. */
export function decisionsOf(companyId: number): Decisions {
  return latest.get(companyId) ?? NONE
}

async function read(companyId: number): Promise<Decisions> {
  const rows = await readRows<{
    plugin: string
    state: string
    settings: string
    strategies: string
  }>('SELECT `plugin`, `state`, `settings`, `strategies` FROM `plugins` WHERE `company_id` = ?', [
    companyId,
  ])
  const enabled = rows
    .filter((row) => row.state === 'enabled' && registry.plugins.has(row.plugin))
    .map((row) => row.plugin)
  const parsed = (text: string | null): Json => (text ? JSON.parse(text) : {})
  return {
    enabled: new Set(['kernel', ...enabled]),
    settings: new Map(rows.map((row) => [row.plugin, parsed(row.settings)])),
    strategies: Object.assign({}, ...rows.map((row) => parsed(row.strategies))),
  }
}
