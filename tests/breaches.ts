import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { brokenOf, verify } from '#kernel/plugins/verify'

/** What `verify` finds broken now: rule and sentence. */
export async function breaches() {
  const broken = brokenOf(await verify())
  return broken.flatMap((one) => one.breaches.map(({ text }) => `${one.invariant}: ${text}`))
}

/** The first breach that rules of a plugin find in a company, or those of the kernel that are named; undefined for none. */
export async function firstBreach(ctx: Context, plugin: string, ofKernel: readonly string[]) {
  const rules = (id: string) => registry.plugins.get(id)!.declaration.invariants ?? []
  const named = rules('kernel').filter(({ name }) => ofKernel.includes(name))
  for (const { name, check } of [...rules(plugin), ...named]) {
    const [one] = await check(ctx)
    if (one) return `${name}: ${typeof one === 'string' ? one : one.text}`
  }
  return undefined
}
