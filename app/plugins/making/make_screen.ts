import { join } from 'node:path'
import { addToList } from '#kernel/plugins/making/edit_declaration'
import { addTexts } from '#kernel/plugins/making/edit_texts'
import { folderOf, fromStub, rewrite, writeNew } from '#kernel/plugins/making/files'
import { capital, checkName, wordsFor } from '#kernel/plugins/making/names'

/** Adds a screen of its own to a plugin: the page, its address behind the right to read a model, menu and texts. */
export async function makeScreen(options: {
  plugin: string
  screen: string
  model: string
  within?: string
}) {
  checkName(options.screen)
  checkName(options.model)
  const { plugin, screen, model } = options
  const folder = folderOf(plugin, options.within)
  const path = screen.replaceAll('_', '-')
  const title = capital(screen.replaceAll('_', ' '))
  const right = `${plugin}.${model}.read`
  await writeNew(
    join(folder, `screens/${screen}.vue`),
    fromStub('screen/screen.vue', { ...wordsFor(plugin, model), screen })
  )
  await rewrite(join(folder, 'plugin.ts'), (source) => {
    const text = addToList(
      source,
      'screens',
      `{ path: '${path}', page: '${screen}', right: '${right}' }`
    )
    return addToList(
      text,
      'menu',
      `{ screen: '${path}', icon: 'i-lucide-layout-dashboard', right: '${right}' }`
    )
  })
  await addTexts(folder, {
    en: {
      screens: {
        [screen]: {
          title,
          help: { purpose: 'What this screen is for.', next: 'What to do here.' },
        },
      },
    },
    uk: {
      screens: {
        [screen]: {
          title: `Екран ${title}`,
          help: { purpose: 'Для чого цей екран.', next: 'Що тут робити.' },
        },
      },
    },
  })
  return {
    folder,
    files: [`screens/${screen}.vue`, 'plugin.ts', 'locale/en.json', 'locale/uk.json'],
  }
}
