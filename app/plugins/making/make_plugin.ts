import { join, relative } from 'node:path'
import app from '@adonisjs/core/services/app'
import { fromStub, newFolder, writeNew } from '#kernel/plugins/making/files'
import { checkName, checkPluginId, wordsFor } from '#kernel/plugins/making/names'

/** Writes a whole plugin with one model, one operation, texts, demo and tests; it passes every check as it is. */
export async function makePlugin(options: { id: string; model: string; within?: string }) {
  checkPluginId(options.id)
  checkName(options.model)
  const words = wordsFor(options.id, options.model)
  const folder = newFolder(options.id, options.within)
  const files: Record<string, string> = {
    'README.md': 'plugin/README.md',
    'plugin.ts': 'plugin/plugin.ts',
    [`models/${words.model}.ts`]: 'plugin/model.ts',
    [`operations/complete_${words.model}.ts`]: 'plugin/complete.ts',
    [`migrations/0001_${words.models}.ts`]: 'plugin/migration.ts',
    [`demo/${words.models}.ts`]: 'plugin/demo.ts',
    'locale/en.json': 'plugin/en.json',
    'locale/uk.json': 'plugin/uk.json',
    [`tests/complete_${words.model}.spec.ts`]: 'plugin/spec.ts',
    'tests/conformance.spec.ts': 'plugin/conformance.spec.ts',
  }
  for (const [file, stub] of Object.entries(files)) {
    await writeNew(join(folder, file), fromStub(stub, words))
  }
  const outside = isOutside(folder)
    ? { 'package.json': packageOf(words.id), 'tsconfig.json': compilerOptions() }
    : {}
  for (const [file, text] of Object.entries(outside)) await writeNew(join(folder, file), text)
  return { folder, files: [...Object.keys(files), ...Object.keys(outside)] }
}

function isOutside(folder: string) {
  return relative(app.makePath(), folder).startsWith('..')
}

/** Outside the repository a plugin is a package of its own; inside it may not be one. */
function packageOf(id: string) {
  return JSON.stringify({
    name: `kontor-plugin-${id.replaceAll('_', '-')}`,
    version: '0.1.0',
    type: 'module',
    kontor: { plugin: './plugin.js' },
  })
}

/** Lets the author's editor and compiler find the host, as the server does when it loads the plugin. */
function compilerOptions() {
  return JSON.stringify({
    extends: app.makePath('tsconfig.json'),
    compilerOptions: {
      rootDir: '/',
      noEmit: true,
      types: [app.makePath('node_modules/@types/node')],
      paths: {
        'kontor/plugin': [app.makePath('app/plugins/face.ts')],
        'kontor/migration': [app.makePath('app/plugins/migration.ts')],
        'kontor/testing': [app.makePath('app/plugins/testing/face.ts')],
        '#plugins/*': [app.makePath('plugins/*/plugin.ts')],
      },
    },
    include: ['**/*.ts'],
    exclude: ['screens/**'],
  })
}
