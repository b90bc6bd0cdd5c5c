import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant, SeriesDeclaration } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'
import { registry } from '#kernel/plugins/registry'
import { drawnSeries } from '#kernel/workflow/drawn_series'
import { usedNumbers } from '#kernel/workflow/used_numbers'

/** No number stands on two records, and none is higher than the last one its series drew. */
export const numbersAreUnique: Invariant = {
  name: 'kernel.numbers_are_unique',
  async check(ctx) {
    const breaches: Breach[] = []
    const looked = new Set<string>()
    for (const { id, declaration } of registry.inOrder()) {
      if (!ctx.has(id)) continue
      for (const [name, series] of Object.entries(declaration.sequences ?? {})) {
        const model = series.on ?? `${id}.${name}`
        const field = series.field ?? 'number'
        if (!looked.has(`${model}.${field}`)) breaches.push(...(await doubles(ctx, model, field)))
        looked.add(`${model}.${field}`)
        breaches.push(...(await ahead(ctx, id, name, series)))
      }
    }
    return breaches
  },
}

async function doubles(ctx: Context, name: string, field: string): Promise<Breach[]> {
  const rows = await ctx.rows<{ number: string; count: number; id: number }>(
    `SELECT \`${field}\` AS \`number\`, COUNT(*) AS \`count\`, MAX(\`id\`) AS \`id\` FROM \`${registry.model(name).table}\` ` +
      `WHERE \`company_id\` = ? AND \`${field}\` IS NOT NULL GROUP BY \`${field}\` HAVING COUNT(*) > 1 LIMIT ${SHOWN}`,
    [ctx.company.id]
  )
  return rows.map(({ number, count, id }) => ({
    text: `${name}: the number ${number} stands on ${count} records`,
    model: name,
    id: Number(id),
  }))
}

async function ahead(ctx: Context, plugin: string, name: string, series: SeriesDeclaration) {
  const drawn = await drawnSeries(ctx, plugin, name)
  const used = await usedNumbers(ctx, plugin, name, series)
  return [...used]
    .map(([slot, { highest }]) => ({
      slot,
      highest,
      next: drawn.find((one) => one.slot === slot)?.next ?? 1,
    }))
    .filter(({ highest, next }) => highest >= next)
    .map(({ slot, highest, next }) => ({
      text: `${plugin} series ${name} ${slot}: ${highest} is in use, yet ${next} would be drawn next`,
    }))
}
