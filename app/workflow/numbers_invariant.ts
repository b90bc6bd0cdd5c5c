import type { Context } from '#kernel/companies/context'
import type { Invariant, SeriesDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { drawnSeries } from '#kernel/workflow/drawn_series'
import { usedNumbers } from '#kernel/workflow/used_numbers'

/** In every gapless series the numbers run from 1 to the last one drawn, none missing. */
export const numbersHaveNoGaps: Invariant = {
  name: 'kernel.numbers_have_no_gaps',
  async check(ctx) {
    const breaches: string[] = []
    for (const { id, declaration } of registry.inOrder()) {
      if (!ctx.has(id)) continue
      for (const [name, series] of Object.entries(declaration.sequences ?? {})) {
        if (series.gapless) breaches.push(...(await checkSeries(ctx, id, name, series)))
      }
    }
    return breaches
  },
}

async function checkSeries(ctx: Context, plugin: string, name: string, series: SeriesDeclaration) {
  const drawn = await drawnSeries(ctx, plugin, name)
  const used = await usedNumbers(ctx, plugin, name, series)
  const slots = new Set([...drawn.map((one) => one.slot), ...used.keys()])
  return [...slots].sort().flatMap((slot) => {
    const last = (drawn.find((one) => one.slot === slot)?.next ?? 1) - 1
    const { count, highest } = used.get(slot) ?? { count: 0, highest: 0 }
    if (count === last && highest === last) return []
    return [
      `${plugin} series ${name} ${slot}: ${last} drawn, ${count} found, the highest is ${highest}`,
    ]
  })
}
