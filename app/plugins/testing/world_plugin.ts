import type {} from '@japa/assert'
import { TestContext } from '@japa/runner/core'
import type { PluginFn } from '@japa/runner/types'
import { World } from '#kernel/plugins/testing/world'

declare module '@japa/runner/core' {
  interface TestContext {
    /** A small world of companies, users and records; the database is emptied when it is first used. */
    world: World
  }
}

/** Gives every test its `world`. */
export function world(): PluginFn {
  return () => {
    TestContext.getter('world', () => new World(), true)
  }
}
