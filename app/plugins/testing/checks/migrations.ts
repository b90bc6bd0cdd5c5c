import { dependentsOf } from '#kernel/plugins/dependencies'
import { migratePlugin, rollbackPlugin } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { columnsOf, indexesOf, tablesOf } from '#kernel/plugins/testing/schema'
import type { Check } from '#kernel/plugins/testing/subject'

export const migrations: Check = {
  name: 'migrations',
  title: 'its migrations go up, down and up again',
  async run({ id, world }) {
    await world.company()
    const before = await schemaOf(id)
    const dependents = dependentsOf(id)
    for (const other of [...dependents].reverse()) await rollbackPlugin(other)
    await rollbackPlugin(id)
    const left = await tablesOf(id)
    const faults = left.map((table) => `down leaves the table ${table} behind`)
    if (faults.length === 0) {
      for (const one of [id, ...dependents]) await migratePlugin(one)
      faults.push(...(registry.failed.get(id) ?? []))
      if ((await schemaOf(id)) !== before) {
        faults.push('after down and up the tables are not what they were')
      }
    }
    return faults
  },
}

async function schemaOf(id: string) {
  const tables = await tablesOf(id)
  const all = tables.map(async (table) => [table, await columnsOf(table), await indexesOf(table)])
  return JSON.stringify(await Promise.all(all))
}
