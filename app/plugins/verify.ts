import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'

export interface Finding {
  company: { id: number; name: string }
  invariant: string
  /** What is broken, one sentence each; empty where all is well. */
  breaches: string[]
}

/** Checks every invariant of every enabled plugin, for each company (or one). */
export async function verify(companyId?: number): Promise<Finding[]> {
  const companies = await readRows<{ id: number }>('SELECT `id` FROM `companies` ORDER BY `id`')
  const findings: Finding[] = []
  for (const { id } of companies) {
    if (companyId && companyId !== id) continue
    findings.push(...(await verifyCompany(await kernelContext({ companyId: id }))))
  }
  return findings
}

async function verifyCompany(ctx: Context) {
  const { id, name } = ctx.company
  const findings: Finding[] = []
  for (const plugin of registry.inOrder()) {
    if (!ctx.has(plugin.id)) continue
    for (const invariant of plugin.declaration.invariants ?? []) {
      findings.push({
        company: { id, name },
        invariant: invariant.name,
        breaches: await invariant.check(ctx),
      })
    }
  }
  return findings
}
