import { relative } from 'node:path'
import { defineConfig } from '@adonisjs/core/app'

/** Plugins from elsewhere are tested where they lie. */
const pluginFolders = (process.env.KONTOR_PLUGINS_PATH ?? '')
  .split(':')
  .filter((folder) => folder.startsWith('/'))
  .map((folder) => relative(import.meta.dirname, folder))
  .flatMap((folder) => [folder, `${folder}/*`])

export default defineConfig({
  commands: [() => import('@adonisjs/core/commands'), () => import('#kernel/commands/main')],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('#kernel/http/assets_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/inertia/inertia_provider'),
    () => import('#kernel/kernel_provider'),
  ],
  preloads: [() => import('#start/kernel'), () => import('#start/routes')],
  tests: {
    suites: [
      { name: 'kernel', files: ['tests/kernel/**/*.spec.ts'], timeout: 30_000 },
      {
        name: 'plugins',
        files: [...pluginFolders, 'plugins/*', 'tests/plugins/*'].map(
          (folder) => `${folder}/tests/**/*.spec.ts`
        ),
        timeout: 60_000,
      },
      { name: 'attack', files: ['tests/attack/**/*.spec.ts'], timeout: 900_000 },
      { name: 'processes', files: ['tests/processes/**/*.spec.ts'], timeout: 300_000 },
      { name: 'faults', files: ['tests/faults/**/*.spec.ts'], timeout: 600_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.ts'], timeout: 180_000 },
    ],
    forceExit: false,
  },
  hooks: { buildStarting: [() => import('@adonisjs/vite/build_hook')] },
})
