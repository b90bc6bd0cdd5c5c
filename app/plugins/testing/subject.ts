import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadedPlugin } from '#kernel/plugins/registry'
import { registry } from '#kernel/plugins/registry'
import type { World } from '#kernel/plugins/testing/world'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'

/** One thing every plugin must pass. `run` answers each fault as a sentence with its place. */
export interface Check {
  name: string
  title: string
  run(subject: Subject): string[] | Promise<string[]>
}

export interface SourceFile {
  /** Its path within the plugin: `operations/return_loan.ts`. */
  path: string
  text: string
}

/** A plugin under examination. */
export class Subject {
  readonly models: Model[]
  readonly operations: Operation[]

  constructor(
    readonly plugin: LoadedPlugin,
    readonly world: World
  ) {
    this.models = [...registry.models.values()].filter((one) => one.plugin === plugin.id)
    this.operations = [...registry.operations.values()].filter((one) => one.plugin === plugin.id)
  }

  get id() {
    return this.plugin.id
  }

  /** Models with an address of their own. */
  get records() {
    return this.models.filter((one) => !one.lineOf)
  }

  /** The plugin's source files, without its tests. */
  sources(): SourceFile[] {
    return readdirSync(this.plugin.folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /\.(ts|js|vue)$/.test(path) && !/(^|\/)(tests|node_modules|dist)\//.test(path)
      )
      .sort()
      .map((path) => ({
        path,
        text: readFileSync(join(this.plugin.folder, path), 'utf8'),
      }))
  }
}
