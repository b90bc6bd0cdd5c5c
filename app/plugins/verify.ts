import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { partsOf, reason } from '#kernel/plugins/candidate'
import { registry } from '#kernel/plugins/registry'
import { removedPlugins } from '#kernel/plugins/removal/installed'
import { withSnapshot, type Snapshot } from '#kernel/records/storage/snapshot'

export interface Finding {
  /** Null for what belongs to no company. */
  company: { id: number; name: string } | null
  invariant: string
  /** What is broken; empty where all is well. */
  breaches: Breach[]
}

export interface VerifyOptions {
  /** One company only, and nothing of the deployment. */
  companyId?: number
  /** Told after each check. */
  progress?: (done: number, total: number, finding: Finding) => Promise<void> | void
  signal?: AbortSignal
}

interface Check {
  ctx: Context
  company: Finding['company']
  invariant: Invariant
}

/**
 * Checks every invariant of every enabled plugin, for each company and for the deployment. All see the
 * same moment, so what is written meanwhile cannot look like a breach, and the server goes on answering.
 */
export function verify(options: VerifyOptions = {}): Promise<Finding[]> {
  return withSnapshot(async (snapshot) => {
    const checks = await allChecks(snapshot, options.companyId)
    const findings: Finding[] = []
    for (const { ctx, company, invariant } of checks) {
      options.signal?.throwIfAborted()
      findings.push({
        company,
        invariant: invariant.name,
        breaches: await breachesOf(ctx, invariant),
      })
      await options.progress?.(findings.length, checks.length, findings.at(-1)!)
    }
    return findings
  })
}

/** A rule that cannot be checked is as bad as a broken one, and hides no other. */
async function breachesOf(ctx: Context, invariant: Invariant): Promise<Breach[]> {
  try {
    const found = await invariant.check(ctx)
    return found.map((one) => (typeof one === 'string' ? { text: one } : one))
  } catch (error) {
    return [{ text: `could not be checked: ${reason(error)}` }]
  }
}

/** What is broken of it all. */
export function brokenOf(findings: readonly Finding[]) {
  return findings.filter((one) => one.breaches.length > 0)
}

async function allChecks(snapshot: Snapshot, companyId?: number): Promise<Check[]> {
  const checks: Check[] = companyId ? [] : await deploymentChecks(snapshot)
  const companies = await snapshot.rows<{ id: number }>(
    'SELECT `id` FROM `companies` ORDER BY `id`'
  )
  for (const row of companies) {
    const id = Number(row.id)
    if (companyId && companyId !== id) continue
    const ctx = snapshot.within(await kernelContext({ companyId: id }))
    const company = { id, name: ctx.company.name }
    checks.push(...invariantsFor(ctx, 'company').map((invariant) => ({ ctx, company, invariant })))
  }
  return checks
}

/** For the deployment every installed plugin counts, whoever has enabled it. */
async function deploymentChecks(snapshot: Snapshot): Promise<Check[]> {
  const removed = await removedPlugins()
  const ids = registry.inOrder().map((plugin) => plugin.id)
  const plugins = new Set(ids.filter((id) => !removed.has(id)))
  const ctx = snapshot.within((await kernelContext({})).with({ plugins }))
  return invariantsFor(ctx, 'deployment').map((invariant) => ({ ctx, company: null, invariant }))
}

function invariantsFor(ctx: Context, pass: 'company' | 'deployment') {
  return registry
    .inOrder()
    .flatMap((plugin) => partsOf(plugin))
    .filter(({ needs }) => needs.every((id) => ctx.has(id)))
    .flatMap(({ part }) => part.invariants ?? [])
    .filter(({ of = 'company' }) => of === pass || of === 'both')
}
