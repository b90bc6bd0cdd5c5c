import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import type { Hook, Listener } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'

export interface Hooks {
  /** First in the transaction: may refuse. */
  before: Hook[]
  /** After the body and before numbers are drawn: may write and may refuse. */
  within: Hook[]
}

export interface Registered<Fn> {
  /** The plugins that must be enabled for it to run. */
  needs: readonly string[]
  run: Fn
}

type ByName<Fn> = Map<string, Registered<Fn>[]>

const NONE: Hooks = { before: [], within: [] }

let table: { before: ByName<Hook>; within: ByName<Hook>; after: ByName<Listener> } | undefined
let madeOf = -1

/** What other plugins do within an operation, in dependency order; of enabled plugins only. */
export function hooksFor(ctx: Context, operation: string): Hooks {
  const { before, within } = hookTable()
  if (!before.has(operation) && !within.has(operation)) return NONE
  const enabled = (list: Registered<Hook>[] = []) =>
    list.filter((one) => one.needs.every((id) => ctx.has(id))).map((one) => one.run)
  return { before: enabled(before.get(operation)), within: enabled(within.get(operation)) }
}

/** Who is called after an operation or event, in dependency order, whether enabled or not. */
export function listenersTo(event: string) {
  return hookTable().after.get(event) ?? []
}

/** Every hook by operation or event; made anew only when the registry changed. */
export function hookTable() {
  if (!table || madeOf !== registry.revision) {
    table = { before: collect('before'), within: collect('within'), after: collect('after') }
    madeOf = registry.revision
  }
  return table
}

function collect<Fn>(kind: 'before' | 'within' | 'after'): ByName<Fn> {
  const found: ByName<Fn> = new Map()
  for (const plugin of registry.inOrder()) {
    for (const { part, needs } of partsOf(plugin)) {
      for (const [name, run] of Object.entries(part[kind] ?? {})) {
        found.set(name, [...(found.get(name) ?? []), { needs, run: run as Fn }])
      }
    }
  }
  return found
}
