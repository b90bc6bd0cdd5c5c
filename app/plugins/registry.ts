import type { IntegrationDeclaration, PluginDeclaration } from '#kernel/plugins/declaration'
import type { Model } from '#kernel/records/model'
import type { Field } from '#kernel/records/fields/kinds'
import type { TableFormat } from '#kernel/exchange/table/layout'
import type { JobDefinition } from '#kernel/jobs/define_job'
import type { Operation } from '#kernel/records/operation'

/** A plugin that passed validation, with where its files are. */
export interface LoadedPlugin {
  id: string
  declaration: PluginDeclaration
  /** The absolute folder of its files. */
  folder: string
  /** Position in dependency order: the kernel is 0. */
  order: number
  /** Glue by the plugin it needs, where that one is installed. */
  integrations: Map<string, IntegrationDeclaration>
}

/** Extra fields of one model that another plugin keeps in its own 1:1 table. */
export interface Extension {
  plugin: string
  model: string
  table: string
  fields: Field[]
  /** The plugins that must be enabled for it to count. */
  needs: string[]
}

/**
 * Everything installed, filled once at boot by the plugin host. Whether a company may use it is
 * asked of the context (`ctx.has`), never of the registry.
 */
export class Registry {
  readonly plugins = new Map<string, LoadedPlugin>()
  /** Plugins left out at boot, with all their mistakes. */
  readonly failed = new Map<string, string[]>()
  readonly models = new Map<string, Model>()
  readonly operations = new Map<string, Operation>()
  readonly jobs = new Map<string, JobDefinition>()
  /** Kinds of files plugins read, by name. */
  readonly formats = new Map<string, TableFormat>()
  readonly extensions = new Map<string, Extension[]>()
  private readonly segments = new Map<string, Model>()
  /** Grows with every change; what is derived from the registry is kept while it stays. */
  revision = 0

  clear() {
    this.revision++
    for (const map of [this.plugins, this.failed, this.models, this.operations, this.jobs]) {
      map.clear()
    }
    this.formats.clear()
    this.extensions.clear()
    this.segments.clear()
  }

  addModel(model: Model) {
    this.models.set(model.name, model)
    if (!model.lineOf) this.segments.set(`${model.plugin}/${model.segment}`, model)
  }

  /** The model of that name. Throws where there is none: names come from declarations, not from users. */
  model(name: string): Model {
    const model = this.models.get(name)
    if (!model) throw new Error(`No model is called ${name}`)
    return model
  }

  /** The model at an address: `bySegment('inventory', 'stock-moves')`. */
  bySegment(plugin: string, segment: string) {
    return this.segments.get(`${plugin}/${segment}`)
  }

  operationsOn(model: string) {
    return [...this.operations.values()].filter((one) => one.on === model)
  }

  /** Takes a plugin out again, with those that require it: its schema could not be brought up to date. */
  fail(id: string, reasons: string[]) {
    if (!this.plugins.delete(id)) return
    this.revision++
    this.failed.set(id, [...(this.failed.get(id) ?? []), ...reasons])
    for (const [name, model] of this.models) if (model.plugin === id) this.models.delete(name)
    for (const [at, model] of this.segments) if (model.plugin === id) this.segments.delete(at)
    for (const [name, one] of this.operations) if (one.plugin === id) this.operations.delete(name)
    for (const [name, one] of this.jobs) if (one.plugin === id) this.jobs.delete(name)
    for (const [name, { model }] of this.formats) {
      if (model?.startsWith(`${id}.`)) this.formats.delete(name)
    }
    for (const [model, list] of this.extensions) {
      const left = list.filter((one) => !one.needs.includes(id))
      this.extensions.set(model, left)
    }
    for (const one of [...this.plugins.values()]) {
      one.integrations.delete(id)
      if (one.declaration.requires?.[id]) this.fail(one.id, [`requires: ${id} has failed`])
    }
  }

  /** Plugins in dependency order, the kernel first. */
  inOrder() {
    return [...this.plugins.values()].sort((a, b) => a.order - b.order)
  }
}

export const registry = new Registry()
