import { seedRoles } from '#kernel/access/seed_roles'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import CompanyPlugin from '#kernel/plugins/company_plugin'
import { dependentsOf, requiredBy } from '#kernel/plugins/dependencies'
import { pluginName, pluginNames } from '#kernel/plugins/plugin_name'
import { registry } from '#kernel/plugins/registry'
import { needInstalled } from '#kernel/plugins/removal/installed'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'
import { seedReportsAround } from '#kernel/reports/ready/seed_reports'
import { moment } from '#kernel/records/values/moment'

/**
 * Enables a plugin for the company of `ctx`, in one transaction; every process sees it on its next
 * request. What it requires is refused by name, or with `withRequired` enabled before it.
 * Answers the plugins enabled, in order.
 */
export async function enablePlugin(
  ctx: Context,
  id: string,
  options: { withRequired?: boolean } = {}
): Promise<string[]> {
  mustBeLoaded(id)
  return transaction(ctx, async (inner) => {
    await bumpEpoch(inner, 'plugins')
    const enabled = await enabledNow(inner)
    if (enabled.has(id)) return []
    const missing = requiredBy(id).filter((one) => !enabled.has(one))
    if (missing.length > 0 && !options.withRequired) {
      throw new Refusal('E_PLUGIN_REQUIRES', {
        plugin: pluginName(ctx, id),
        plugins: pluginNames(ctx, missing),
      })
    }
    await needInstalled(inner, [...missing, id])
    for (const one of [...missing, id]) {
      enabled.add(one)
      await enableOne(inner.with({ plugins: enabled }), one)
    }
    await wakeParked(inner)
    return [...missing, id]
  })
}

/**
 * Disables a plugin for the company of `ctx`: its data stays, nothing of it is reachable or called.
 * Refused while an enabled plugin requires it. Answers whether it was enabled.
 */
export async function disablePlugin(ctx: Context, id: string): Promise<boolean> {
  mustBeLoaded(id)
  return transaction(ctx, async (inner) => {
    await bumpEpoch(inner, 'plugins')
    const enabled = await enabledNow(inner)
    if (!enabled.has(id)) return false
    const dependents = dependentsOf(id).filter((one) => enabled.has(one))
    if (dependents.length > 0) {
      throw new Refusal('E_PLUGIN_IS_REQUIRED', {
        plugin: pluginName(ctx, id),
        plugins: pluginNames(ctx, dependents),
      })
    }
    await registry.plugins.get(id)!.declaration.onDisable?.(inner)
    const row = await rowOf(inner, id)
    row.state = 'disabled'
    row.disabledAt = moment(inner.now)
    return true
  })
}

async function enableOne(ctx: Context, id: string) {
  const { declaration } = registry.plugins.get(id)!
  const row = await rowOf(ctx, id)
  row.state = 'enabled'
  row.enabledAt = moment(ctx.now)
  row.disabledAt = null
  await seedRoles(ctx, id, declaration.roles ?? {})
  await declaration.onEnable?.(ctx)
  await seedReportsAround(ctx, id)
}

/** Read after the epoch's row is locked: two changes of enablement never overlap. */
async function enabledNow(ctx: Context) {
  const rows = await ctx
    .trx!.from('plugins')
    .where({ company_id: ctx.company.id, state: 'enabled' })
    .select('plugin')
  return new Set<string>(['kernel', ...rows.map((row) => row.plugin as string)])
}

async function rowOf(ctx: Context, id: string) {
  const row = await CompanyPlugin.findBy(ctx, ['plugin', 'eq', id])
  return row ?? CompanyPlugin.create(ctx, { plugin: id, externalId: id })
}

/** Events that waited while a listener was disabled are due at once. */
async function wakeParked(ctx: Context) {
  await ctx
    .trx!.from('outbox')
    .where('company_id', ctx.company.id)
    .whereNull('done_at')
    .update({ due_at: moment(ctx.now) })
}

function mustBeLoaded(id: string) {
  if (id !== 'kernel' && registry.plugins.has(id)) return
  const reasons = registry.failed.get(id)
  if (reasons) throw new Refusal('E_PLUGIN_FAILED', { plugin: id, reasons: reasons.join('; ') })
  throw new Refusal('E_PLUGIN_UNKNOWN', { plugin: id }, { status: 404 })
}
