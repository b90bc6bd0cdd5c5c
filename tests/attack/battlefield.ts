import type { World } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { bodyFields } from '#kernel/records/write/body'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'
import { operationsAt } from '#kernel/records/api/openapi/operation_paths'

/** What a success would take from the attack: its own user, its company, its plugins, its rights. */
const FRAGILE = new Set([
  'kernel.company',
  'kernel.rule',
  'kernel.plugin',
  'kernel.invitation',
  'kernel.session',
  'kernel.job',
])

/** Makes a body refused whatever else it says, after everything in it was read. */
const POISON = { no_such_field: 1 }

const NOTHING = { id: 999_999_999_999, version: 1 }

export interface Target {
  model: Model
  base: string
  id: number
  version: number
  /** A body that creates another one like it. */
  body: Record<string, unknown>
  fields: Map<string, Field>
  changes: Map<string, Field>
  operations: Operation[]
  isFragile: boolean
}

/** Everything installed, enabled for acme, with one record of each model to aim at. */
export async function battlefield(world: World): Promise<Target[]> {
  for (const plugin of registry.plugins.keys()) await world.enable(plugin)
  const targets: Target[] = []
  for (const model of [...registry.models.values()].filter((one) => !one.lineOf)) {
    targets.push(await targetOf(world, model))
  }
  return targets
}

async function targetOf(world: World, model: Model): Promise<Target> {
  const ctx = await world.as('ada').context()
  const record = await created(world, model)
  const fields = bodyFields(ctx, model.name, 'create', true)
  const isFragile = FRAGILE.has(model.name)
  return {
    model,
    base: `/api/v1/${model.plugin}/${model.segment}`,
    id: record.id,
    version: record.version,
    body: isFragile ? { ...POISON } : await bodyOf(world, model, fields),
    fields,
    changes: bodyFields(ctx, model.name, 'update', true),
    operations: operationsAt(model),
    isFragile,
  }
}

/**
 * A record; where only one may stand for each of what it refers to, for new ones of those; of what the kernel alone
 * can make, none.
 */
async function created(world: World, model: Model): Promise<{ id: number; version: number }> {
  const tries = [async () => ({}), () => freshReferences(world, model)]
  for (const values of tries) {
    try {
      return await world.create(model.name, await values())
    } catch {
      continue
    }
  }
  console.log(`    no ${model.name} can be made here`)
  return NOTHING
}

async function freshReferences(world: World, model: Model) {
  const values: Record<string, unknown> = {}
  for (const { kind, key, to, required, base } of model.fields.values()) {
    if (kind === 'reference' && required && !base) values[key] = (await world.create(to!)).id
  }
  return values
}

/** A second record's own values, as a client would send them. */
async function bodyOf(world: World, model: Model, fields: Map<string, Field>) {
  const ctx = await world.context()
  const twin = await created(world, model)
  const { data } = await ctx.list(model.name, { filter: ['id', 'eq', twin.id], archived: true })
  const body: Record<string, unknown> = {}
  for (const [key, field] of fields) {
    const isOwn = field.unique || key === 'external_id'
    const value = data[0]?.[key]
    if (!isOwn && value !== undefined && value !== null) body[key] = value
    else if (isOwn && field.required) body[key] = field.kind === 'email' ? 'x@y.example' : 'twin'
  }
  return body
}

/** The version and, for what must not succeed, the poison. */
export const aimed = ({ version, isFragile }: Target) => ({ version, ...(isFragile && POISON) })

/** Takes note of what a success changed. */
export function keepUp(target: Target, { status, text }: { status: number; text: string }) {
  if (status !== 200) return
  const { data } = JSON.parse(text) as { data?: { id?: number; version?: number } }
  if (data?.id === target.id && data.version) target.version = data.version
}
