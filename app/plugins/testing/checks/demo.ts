import db from '@adonisjs/lucid/services/db'
import { loadDemo, unloadDemo } from '#kernel/plugins/demo'
import { requiredBy } from '#kernel/plugins/dependencies'
import { tablesOf } from '#kernel/plugins/testing/schema'
import type { Check } from '#kernel/plugins/testing/subject'

export const demo: Check = {
  name: 'demo',
  title: 'its demo data loads, and unloads without a trace',
  async run({ id, plugin, world }) {
    if (!plugin.declaration.demo) return []
    const ctx = await world.context({ company: 'demo', plugins: [id] })
    const plugins = [...requiredBy(id), id]
    const empty = await rowsOf(plugins)
    await loadDemo(ctx, { volume: 8 })
    const loaded = await rowsOf([id])
    await unloadDemo(ctx)
    const left = await rowsOf(plugins)
    const faults = [...left]
      .filter(([table, rows]) => rows !== empty.get(table))
      .map(([table, rows]) => `unloading leaves ${rows - empty.get(table)!} rows in ${table}`)
    const isEmpty = [...loaded].every(([table, rows]) => rows === empty.get(table))
    return isEmpty ? ['loading makes no record', ...faults] : faults
  },
}

async function rowsOf(plugins: string[]) {
  const counts = new Map<string, number>()
  for (const table of (await Promise.all(plugins.map(tablesOf))).flat()) {
    const [{ rows }] = await db.from(table).count('* as rows')
    counts.set(table, Number(rows))
  }
  return counts
}
