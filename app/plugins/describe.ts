import { hasMessage, message } from '#kernel/http/messages'
import type { Context } from '#kernel/companies/context'
import { dependentsOf, requiredBy } from '#kernel/plugins/dependencies'
import type { PluginDeclaration } from '#kernel/plugins/declaration'
import { status } from '#kernel/plugins/migrations'
import { pluginName } from '#kernel/plugins/plugin_name'
import { registry } from '#kernel/plugins/registry'
import { removedPlugins } from '#kernel/plugins/removal/installed'

export type PluginState = 'available' | 'enabled' | 'disabled' | 'failed'

/** A plugin as its manager shows it to one company. */
export interface PluginDescription {
  id: string
  name: string
  description: string
  version: string
  icon: string
  state: PluginState
  /** The row of `kernel.plugin` and its version; null for a failed plugin. */
  row: { id: number; version: number } | null
  enabledAt: string | null
  disabledAt: string | null
  /** Names of what it needs. */
  requires: string[]
  /** Names of what enabling would enable before it, and of what stands in the way of disabling. */
  enablesFirst: string[]
  neededBy: string[]
  provides: { models: number; operations: number; screens: number; roles: string[] }
  /** Why it has failed: every mistake. */
  reasons: string[]
  warnings: string[]
}

interface StoredRow {
  id: number
  version: number
  plugin: string
  state: PluginState
  enabled_at: string | null
  disabled_at: string | null
}

/** Every installed plugin, loaded or failed, as the company of `ctx` has it (without one: none enabled). */
export async function describePlugins(ctx: Context | null): Promise<PluginDescription[]> {
  const rows = new Map((await storedRows(ctx)).map((row) => [row.plugin, row]))
  const enabled = new Set(
    [...rows.values()].filter((row) => row.state === 'enabled').map((row) => row.plugin)
  )
  const changed = (await status()).filter(
    (step) => step.state === 'changed' || step.state === 'missing'
  )
  const removed = await removedPlugins()
  const named = (ids: string[]) => ids.map((id) => pluginName(ctx ?? NO_LOCALE, id))
  const loaded = registry
    .inOrder()
    .filter((plugin) => plugin.id !== 'kernel' && !removed.has(plugin.id))
    .map(({ id, declaration }) => ({
      ...described(ctx, id, declaration),
      ...stateOf(rows.get(id)),
      enablesFirst: named(requiredBy(id).filter((other) => !enabled.has(other))),
      neededBy: named(dependentsOf(id).filter((other) => enabled.has(other))),
      reasons: [],
      warnings: changed
        .filter((step) => step.plugin === id)
        .map(
          (step) =>
            `the applied migration ${step.name} ${step.state === 'changed' ? 'was changed' : 'is gone'}`
        ),
    }))
  const faulty = [...registry.failed].filter(([id]) => !removed.has(id))
  return [...loaded, ...faulty.map(([id, reasons]) => failed(id, reasons))]
}

const NO_LOCALE = { locale: 'en' }

async function storedRows(ctx: Context | null) {
  if (!ctx) return []
  return ctx.rows<StoredRow>(
    'SELECT `id`, `version`, `plugin`, `state`, `enabled_at`, `disabled_at` FROM `plugins` WHERE `company_id` = ?',
    [ctx.company.id]
  )
}

function stateOf(row: StoredRow | undefined) {
  return {
    state: row?.state ?? ('available' as const),
    row: row ? { id: Number(row.id), version: Number(row.version) } : null,
    enabledAt: row?.enabled_at ?? null,
    disabledAt: row?.disabled_at ?? null,
  }
}

function described(ctx: Context | null, id: string, declaration: PluginDeclaration) {
  const locale = ctx?.locale ?? 'en'
  const text = (key: string) =>
    hasMessage(locale, `${id}.${key}`) ? message(locale, `${id}.${key}`) : ''
  const models = [...registry.models.values()].filter((one) => one.plugin === id && !one.lineOf)
  return {
    id,
    name: pluginName({ locale }, id),
    description: text('plugin.description'),
    version: declaration.version,
    icon: declaration.menu?.[0]?.icon ?? 'i-lucide-blocks',
    requires: Object.keys(declaration.requires ?? {}).map((other) => pluginName({ locale }, other)),
    provides: {
      models: models.length,
      operations: [...registry.operations.values()].filter((one) => one.plugin === id).length,
      screens: declaration.screens?.length ?? 0,
      roles: Object.keys(declaration.roles ?? {}).map((role) => text(`roles.${role}`) || role),
    },
  }
}

function failed(id: string, reasons: string[]): PluginDescription {
  return {
    id,
    name: id,
    description: '',
    version: '',
    icon: 'i-lucide-circle-x',
    state: 'failed',
    row: null,
    enabledAt: null,
    disabledAt: null,
    requires: [],
    enablesFirst: [],
    neededBy: [],
    provides: { models: 0, operations: 0, screens: 0, roles: [] },
    reasons,
    warnings: [],
  }
}
