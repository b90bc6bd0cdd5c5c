import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { keptIndexes } from '#kernel/reports/advice/kept_indexes'
import { existingIndexes } from '#kernel/reports/advice/table_index'

/** Every index made for reports is kept account of: none slows down writing that nobody can see and take away. */
export const indexesAgree: Invariant = {
  name: 'kernel.report_indexes_are_kept',
  of: 'deployment',
  async check(ctx) {
    const kept = new Set((await keptIndexes(ctx)).map((one) => one.name))
    const breaches: Breach[] = []
    for (const [name, table] of await existingIndexes(ctx)) {
      if (!kept.has(name)) breaches.push({ text: `${table}: ${name}` })
    }
    return breaches
  },
}
