import { seedsOf } from '#kernel/access/seed_roles'
import type { Subject } from '#kernel/plugins/testing/subject'

/** Someone with one role of the plugin, or none, and what its declaration says he may. */
export interface Holder {
  role: string
  token: string
  reads(model: string): boolean
  allows(model: string, verb: string): boolean
}

type Seeds = ReturnType<typeof seedsOf>

/** One holder for each declared role, and one of no role. */
export async function roleHolders({ id, plugin, world }: Subject): Promise<Holder[]> {
  const holders = [holderOf('no role', await world.as('sam').token(), [])]
  for (const [key, grants] of Object.entries(plugin.declaration.roles ?? {})) {
    holders.push(holderOf(key, await world.as(`${id}.${key}`).token(), seedsOf(grants)))
  }
  return holders
}

/** Written down once more and plainly, so that it does not repeat the compiler's mistakes. */
function holderOf(role: string, token: string, seeds: Seeds): Holder {
  const granted = (model: string, verb: string) =>
    seeds.some((seed) => coversModel(seed.model, model) && coversVerb(seed.operations, verb))
  const reads = (model: string) => granted(model, 'read')
  return {
    role,
    token,
    reads,
    allows: (model, verb) => granted(model, verb) && (verb === 'create' || reads(model)),
  }
}

const coversModel = (pattern: string, model: string) =>
  pattern === '*' || pattern === model || pattern === `${model.split('.')[0]}.*`

const GENTLER: Record<string, string[]> = {
  archive: ['archive', 'delete'],
  restore: ['restore', 'archive', 'delete'],
}

const coversVerb = (operations: string[], verb: string) =>
  operations.includes('*') || (GENTLER[verb] ?? [verb]).some((one) => operations.includes(one))
