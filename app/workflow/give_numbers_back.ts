import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { drawnSeries } from '#kernel/workflow/drawn_series'
import { usedNumbers } from '#kernel/workflow/used_numbers'

/**
 * After records were removed: every gapless series goes on behind its highest number. Refused
 * (E_BATCH_IN_USE) where that would leave a gap, because a later number is still in use.
 */
export async function giveNumbersBack(ctx: Context) {
  for (const { id, declaration } of registry.inOrder()) {
    for (const [name, series] of Object.entries(declaration.sequences ?? {})) {
      if (!series.gapless || !ctx.has(id)) continue
      const used = await usedNumbers(ctx, id, name, series)
      for (const row of await drawnSeries(ctx, id, name)) {
        const { count, highest } = used.get(row.slot) ?? { count: 0, highest: 0 }
        if (count !== highest) throw new Refusal('E_BATCH_IN_USE')
        await ctx
          .trx!.from('number_series')
          .where('id', row.id)
          .update({ next: highest + 1 })
      }
    }
  }
}
