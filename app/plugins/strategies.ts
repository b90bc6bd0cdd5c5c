import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import { decisionsOf } from '#kernel/plugins/enabled'
import { registry } from '#kernel/plugins/registry'

/** One way to do something that companies may choose: `inventory.fifo` for `inventory.costing`. */
export interface Implementation {
  /** `<plugin>.<name>`, as it is stored and chosen. */
  name: string
  needs: readonly string[]
  value: unknown
}

/**
 * The implementation the company chose of a strategy; without a choice, or where the plugin of the
 * chosen one is disabled, the first that is declared. Throws where there is none.
 */
export function chosenStrategy<T>(ctx: Context, strategy: string): T {
  const usable = implementationsOf(strategy).filter((one) => one.needs.every((id) => ctx.has(id)))
  const chosen = decisionsOf(ctx.company.id).strategies[strategy]
  const winner = usable.find((one) => one.name === chosen) ?? usable[0]
  if (!winner) throw new Error(`No enabled plugin implements the strategy ${strategy}`)
  return winner.value as T
}

/** Every implementation of a strategy, in dependency order. */
export function implementationsOf(strategy: string): Implementation[] {
  return registry.inOrder().flatMap((plugin) =>
    partsOf(plugin).flatMap(({ part, needs }) =>
      Object.entries(part.strategies?.[strategy] ?? {}).map(([name, value]) => ({
        name: `${plugin.id}.${name}`,
        needs,
        value,
      }))
    )
  )
}
