import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { keptTables, type KeptTable } from '#kernel/storage/tables'

/** Columns that say whose a row of the kernel is: the name of a model, job or event, or the plugin's id. */
const NAMED = ['model', 'parent_model', 'event', 'name']
const OWNED = ['plugin', 'owner_plugin']
/** Tables whose `name` names something of a plugin. */
const NAMED_BY_PLUGIN = new Set(['jobs', 'schedules', 'job_schedules'])
const KEPT = new Set(['installed_plugins'])

/**
 * Takes away what the kernel keeps for a plugin: history and search entries of its records, numbers, roles,
 * rules, jobs, its row in each company and the ledger of its migrations.
 */
export async function forgetRows(ctx: Context, id: string) {
  const tables = (await keptTables({ rows: readRows })).filter(({ name }) => !KEPT.has(name))
  await forgetRoles(ctx, id, tables)
  for (const table of tables) {
    if (!table.name.includes('_') || !table.name.startsWith(`${id}_`)) await forget(ctx, id, table)
  }
  const trx = ctx.trx!
  await trx.from('plugin_migrations').where('plugin', id).delete()
  for (const table of ['search_entries', 'search_models']) {
    await trx
      .from(table)
      .whereRaw('SUBSTR(`model`, 1, ?) = ?', [id.length + 1, `${id}.`])
      .delete()
  }
  await forgetStrayEntries(ctx)
}

/** What went of the kernel's own records, such as roles, is not found any more either. */
async function forgetStrayEntries(ctx: Context) {
  for (const model of registry.models.values()) {
    if (model.plugin !== 'kernel') continue
    await ctx
      .trx!.from('search_entries')
      .where('model', model.name)
      .whereNotExists((query) =>
        query.from(model.table).whereColumn(`${model.table}.id`, 'search_entries.record_id')
      )
      .delete()
  }
}

async function forget(ctx: Context, id: string, { name, columns }: KeptTable) {
  for (const column of columns) {
    const query = ctx.trx!.from(name)
    if (OWNED.includes(column)) await query.where(column, id).delete()
    if (!NAMED.includes(column)) continue
    if (column === 'name' && !NAMED_BY_PLUGIN.has(name)) continue
    await query.whereRaw('SUBSTR(??, 1, ?) = ?', [column, id.length + 1, `${id}.`]).delete()
  }
}

/** Whoever held one of its roles holds it no more: rows that name the role go before it. */
async function forgetRoles(ctx: Context, id: string, tables: readonly KeptTable[]) {
  const roles = ctx.trx!.from('roles').where('owner_plugin', id).select('id')
  const ids = (await roles).map((row) => Number(row.id))
  if (ids.length === 0) return
  for (const { name, columns } of tables) {
    if (columns.includes('role_id')) await ctx.trx!.from(name).whereIn('role_id', ids).delete()
  }
}
