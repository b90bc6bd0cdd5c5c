import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { kernelContext } from '#kernel/companies/kernel_context'
import type { Hook } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { removedPlugins } from '#kernel/plugins/removal/installed'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** Gives each company its row of each installed plugin, at boot; with nothing to add it is two reads. */
export async function syncPluginRows() {
  const companies = await readRows<{ id: number }>('SELECT `id` FROM `companies`')
  const rows = await readRows<{ company_id: number; plugin: string }>(
    'SELECT `company_id`, `plugin` FROM `plugins`'
  )
  const there = new Set(rows.map((row) => `${row.company_id}/${row.plugin}`))
  const removed = await removedPlugins()
  const missing = companies.flatMap(({ id }) =>
    installed()
      .filter((plugin) => !removed.has(plugin) && !there.has(`${id}/${plugin}`))
      .map((plugin) => ({ companyId: id, plugin }))
  )
  if (missing.length === 0) return
  await transaction(await kernelContext({}), async ({ trx, now }) => {
    for (const { companyId, plugin } of missing) {
      const row = await trx!.from('plugins').where({ company_id: companyId, plugin }).first()
      if (!row) await insert(trx!, companyId, plugin, now)
    }
  })
}

/** A new company has every installed plugin, none of them enabled. */
export const addPluginRows: Hook = async (ctx, company) => {
  const removed = await removedPlugins()
  for (const plugin of installed()) {
    if (!removed.has(plugin)) await insert(ctx.trx!, company.id, plugin, ctx.now)
  }
}

const installed = () =>
  registry
    .inOrder()
    .map((one) => one.id)
    .filter((id) => id !== 'kernel')

async function insert(client: QueryClientContract, companyId: number, plugin: string, at: Date) {
  const now = moment(at)
  const [id] = await client.insertQuery().table('plugins').insert({
    company_id: companyId,
    external_id: plugin,
    plugin,
    state: 'available',
    version: 1,
    created_at: now,
    updated_at: now,
  })
  await client
    .insertQuery()
    .table('history')
    .insert({
      company_id: companyId,
      model: 'kernel.plugin',
      record_id: Number(id),
      version: 1,
      operation: 'kernel.plugin.create',
      at: now,
      changes: '{}',
    })
}
