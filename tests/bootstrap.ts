import { fileURLToPath } from 'node:url'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { apiClient } from '@japa/api-client'
import { assert } from '@japa/assert'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { spec } from '@japa/runner/reporters'
import type { Config } from '@japa/runner/types'
import { limits } from '#config/limits'
import env from '#start/env'
import { migrate } from '#kernel/plugins/migrations'
import { world } from '#kernel/plugins/testing/world_plugin'
import { brief } from '#tests/brief_reporter'
import { counts, noteBroken } from '#tests/counts_reporter'
import { pathOf } from '#tests/failure'

export const plugins: Config['plugins'] = [
  assert(),
  apiClient(env.get('APP_URL')),
  pluginAdonisJS(app),
  world(),
]

export const reporters: Config['reporters'] = {
  activated: [process.env.CI === 'true' ? 'brief' : 'spec', 'counts'],
  list: [spec(), brief(), counts()],
}

/** Imports a spec file; one that cannot be imported is named. */
export const importer: Config['importer'] = async (file) => {
  try {
    await import(file.href)
  } catch (error) {
    const path = fileURLToPath(file)
    noteBroken(path, error)
    console.error(`✖ ${pathOf(path)} cannot be imported:`)
    throw error
  }
}

/**
 * What a machine that stands still for some seconds takes away from a search is nothing that a spec asks about; those
 * of the limit set it themselves.
 */
limits.palette = 20_000

/** Each run starts on an empty storage folder or database of its own, so it only has to migrate. */
export const runnerHooks = {
  setup: [async () => void (await migrate())],
  teardown: [] as (() => Promise<void>)[],
}

/** A connection the test keeps is not closed while the one process is busy with something else. */
async function startServer() {
  const stop = await testUtils.httpServer().start()
  const server = await app.container.make('server')
  server.getNodeServer()!.keepAliveTimeout = 120_000
  return stop
}

/** Specs that start their own processes need no server here. */
export const configureSuite: Config['configureSuite'] = (suite) => {
  if (suite.name !== 'processes' && suite.name !== 'faults') suite.setup(startServer)
}
