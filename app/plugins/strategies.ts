import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'

/** One way to do something that companies may choose: `inventory.fifo` for `inventory.costing`. */
export interface Implementation {
  /** `<plugin>.<name>`, as it is stored and chosen. */
  name: string
  needs: readonly string[]
  value: unknown
}

const choices = new Map<number, ReadonlyMap<string, string>>()

/**
 * The implementation the company chose of a strategy; without a choice, or where the plugin of the
 * chosen one is disabled, the first that is declared. Throws where there is none.
 */
export function chosenStrategy<T>(ctx: Context, strategy: string): T {
  const usable = implementationsOf(strategy).filter((one) => one.needs.every((id) => ctx.has(id)))
  const chosen = choices.get(ctx.company.id)?.get(strategy)
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

/** Reads a company's choices anew; called whenever its enabled plugins are. */
export async function readChoices(companyId: number) {
  const rows = await readRows<{ strategy: string; winner: string }>(
    'SELECT `strategy`, `winner` FROM `company_strategies` WHERE `company_id` = ?',
    [companyId]
  )
  choices.set(companyId, new Map(rows.map((row) => [row.strategy, row.winner])))
}
