import type { World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import type { JobRun } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { verify } from '#kernel/plugins/verify'
import { list } from '#kernel/records/query/list'
import refreshJob from '#kernel/records/search/refresh_job'
import { search } from '#kernel/records/search/search'

export const PRODUCT = 'catalogue.product'
export const PARTY = 'contacts.party'

/** A run of a job that nobody stops. */
export const run: JobRun = {
  id: 1,
  attempt: 1,
  signal: new AbortController().signal,
  progress: () => {},
  isCancelled: () => false,
}

/** A product with custom values; answers its id. */
export async function product(world: World, custom: object, name = 'Table') {
  const unit = await world.create('catalogue.unit', {})
  const ctx = await world.as('ada').context()
  const body = { name, unit_id: unit.id, custom }
  return (await ctx.run<{ id: number }>(`${PRODUCT}.create`, null, body)).id
}

/** What the palette finds: the names of the records. */
export async function inPalette(ctx: Context, typed: string) {
  return (await search(ctx, typed)).groups.flatMap(({ hits }) => hits.map(({ label }) => label))
}

/** What a list finds: the names of the records. */
export async function inList(ctx: Context, q: string, model = PRODUCT) {
  const { data } = await list(ctx, registry.model(model), { q, sort: 'id' })
  return data.map((row) => row.name)
}

/** Brings the index in line with changed fields, as the worker would. */
export async function refresh(world: World, model = PRODUCT, company?: string) {
  await refreshJob.run(await world.context({ company }), { model }, run)
}

/** What is wrong with the index. */
export async function breaches() {
  const findings = await verify()
  return findings
    .filter(({ invariant }) => invariant === 'kernel.search_agrees_with_records')
    .flatMap((one) => one.breaches.map(({ text }) => text))
}
