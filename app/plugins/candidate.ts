import { pathToFileURL } from 'node:url'
import { basename } from 'node:path'
import type { FoundPlugin } from '#kernel/plugins/discovery'
import type { TableFormat } from '#kernel/exchange/table/layout'
import type { JobDefinition } from '#kernel/jobs/define_job'
import type { IntegrationDeclaration, PluginDeclaration } from '#kernel/plugins/declaration'
import { resolveForOutside } from '#kernel/plugins/outside'
import type { Model } from '#kernel/records/model'
import { buildModel, modelOptions } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'
import type { RecordModel } from '#kernel/records/record_model'

/** A plugin on its way into the registry: all that was imported, and all mistakes found so far. */
export interface Candidate {
  id: string
  folder: string
  declaration: PluginDeclaration
  models: Model[]
  operations: Operation[]
  jobs: JobDefinition[]
  formats: TableFormat[]
  /** Glue by the plugin it needs; only where that one is installed. */
  integrations: Map<string, IntegrationDeclaration>
  mistakes: string[]
}

/** Imports a declaration. What cannot even be read becomes a candidate with that one mistake. */
export async function readCandidate(found: FoundPlugin): Promise<Candidate> {
  if (found.outside) resolveForOutside(found.folder)
  try {
    const module = await import(pathToFileURL(found.file).href)
    const declaration: unknown = module.default
    if (!declaration || typeof declaration !== 'object') {
      throw new Error('it has no default export made by definePlugin')
    }
    return candidate(declaration as PluginDeclaration, found.folder)
  } catch (error) {
    const unread = candidate({ id: basename(found.folder), version: '', api: '' }, found.folder)
    unread.mistakes.push(`plugin.ts cannot be read: ${reason(error)}`)
    return unread
  }
}

export function candidate(declaration: PluginDeclaration, folder: string): Candidate {
  return {
    id: String(declaration.id ?? basename(folder)),
    folder,
    declaration,
    models: [],
    operations: [],
    jobs: [],
    formats: [],
    integrations: new Map(),
    mistakes: [],
  }
}

/** Imports models, operations and the glue for plugins that are there; each failure is a mistake. */
export async function importParts(one: Candidate, installed: ReadonlySet<string>) {
  const { declaration, mistakes } = one
  for (const [index, load] of entries(declaration.models)) {
    const target = await attempt(load, `models[${index}]`, mistakes)
    if (target) addModel(one, target as typeof RecordModel, `models[${index}]`)
  }
  for (const [index, load] of entries(declaration.operations)) {
    const operation = await attempt(load, `operations[${index}]`, mistakes)
    if (operation) one.operations.push(operation as Operation)
  }
  for (const [index, load] of entries(declaration.jobs)) {
    const job = await attempt(load, `jobs[${index}]`, mistakes)
    if (job) one.jobs.push(job as JobDefinition)
  }
  for (const [index, load] of entries(declaration.formats)) {
    const format = await attempt(load, `formats[${index}]`, mistakes)
    if (format) one.formats.push(format as TableFormat)
  }
  for (const [other, load] of Object.entries(declaration.integrations ?? {})) {
    if (!installed.has(other)) continue
    const glue = await attempt(load, `integrations.${other}`, mistakes)
    if (glue) one.integrations.set(other, glue as IntegrationDeclaration)
  }
}

/** The main declaration and the glue, each with the plugins that must be enabled for it to count. */
export function partsOf(one: Pick<Candidate, 'id' | 'declaration' | 'integrations'>) {
  const glue = [...one.integrations].map(([other, part]) => ({ part, needs: [one.id, other] }))
  return [{ part: one.declaration as IntegrationDeclaration, needs: [one.id] }, ...glue]
}

function addModel(one: Candidate, target: typeof RecordModel, place: string) {
  if (typeof target !== 'function' || !modelOptions(target)) {
    one.mistakes.push(`${place}: ${target?.name ?? 'the default export'} has no @model declaration`)
    return
  }
  one.models.push(buildModel(target, one.id))
}

function entries<T>(list: T[] | undefined) {
  return Array.isArray(list) ? list.entries() : []
}

async function attempt(load: unknown, place: string, mistakes: string[]) {
  try {
    if (typeof load !== 'function') throw new Error("it is not a function like () => import('…')")
    const module = (await load()) as { default?: unknown }
    if (!module?.default) throw new Error('the file has no default export')
    return module.default
  } catch (error) {
    mistakes.push(`${place}: ${reason(error)}`)
    return undefined
  }
}

export function reason(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}
