import { existsSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

export type ScreenName = 'index' | 'show' | 'form'

const found = new Map<string, string>()

/**
 * The page that shows a model's list, record or form: the plugin's own
 * `screens/<segment>/<screen>.vue` where it is there, else the derived one. Files are looked for once.
 */
export function pageOf(model: Model, screen: ScreenName): string {
  const key = `${model.plugin}/${model.segment}/${screen}`
  let page = found.get(key)
  if (!page) {
    page = hasOwn(model, screen)
      ? `${model.plugin}::${model.segment}/${screen}`
      : `kernel::records/${screen}`
    found.set(key, page)
  }
  return page
}

function hasOwn(model: Model, screen: ScreenName) {
  const folder = screensFolder(model.plugin)
  return folder !== undefined && existsSync(join(folder, model.segment, `${screen}.vue`))
}

function screensFolder(plugin: string) {
  if (plugin === 'kernel') return app.makePath('resources/admin/pages')
  const loaded = registry.plugins.get(plugin)
  return loaded && join(loaded.folder, 'screens')
}
