import { join } from 'node:path'
import { addRights, addToList } from '#kernel/plugins/making/edit_declaration'
import { addTexts } from '#kernel/plugins/making/edit_texts'
import { folderOf, fromStub, rewrite, writeNew } from '#kernel/plugins/making/files'
import type { Words } from '#kernel/plugins/making/names'
import { capital, checkName, wordsFor } from '#kernel/plugins/making/names'

/** Adds a business verb to a model of a plugin: its file, its test, its right and its texts. */
export async function makeOperation(options: {
  plugin: string
  model: string
  verb: string
  within?: string
}) {
  checkName(options.model)
  checkName(options.verb)
  const { plugin, model, verb } = options
  const words: Words = {
    ...wordsFor(plugin, model),
    verb,
    Verb: capital(verb.replaceAll('_', ' ')),
  }
  const folder = folderOf(plugin, options.within)
  const name = `${verb}_${model}`
  await writeNew(join(folder, `operations/${name}.ts`), fromStub('operation/operation.ts', words))
  await writeNew(join(folder, `tests/${name}.spec.ts`), fromStub('operation/spec.ts', words))
  await rewrite(join(folder, 'plugin.ts'), (source) => {
    const text = addToList(source, 'operations', `() => import('./operations/${name}.js')`)
    const right = [`${plugin}.${model}.${verb}`]
    return addRights(addRights(text, 'clerk', right), 'manager', right)
  })
  await addTexts(folder, {
    en: {
      models: { [model]: { operations: { [verb]: words.Verb } } },
      errors: {
        [words.ARCHIVED]: { message: 'Record {id} is archived.', next: 'Restore it first.' },
      },
    },
    uk: {
      models: { [model]: { operations: { [verb]: `Дія ${words.Verb}` } } },
      errors: {
        [words.ARCHIVED]: {
          message: 'Запис {id} в архіві.',
          next: 'Спершу поверніть його з архіву.',
        },
      },
    },
  })
  const files = [
    `operations/${name}.ts`,
    `tests/${name}.spec.ts`,
    'plugin.ts',
    'locale/en.json',
    'locale/uk.json',
  ]
  return { folder, files }
}
