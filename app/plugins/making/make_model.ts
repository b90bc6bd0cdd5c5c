import { join } from 'node:path'
import { migrationFiles } from '#kernel/plugins/migration_files'
import { addRights, addToList } from '#kernel/plugins/making/edit_declaration'
import { addTexts } from '#kernel/plugins/making/edit_texts'
import { folderOf, fromStub, rewrite, writeNew } from '#kernel/plugins/making/files'
import type { Words } from '#kernel/plugins/making/names'
import { checkName, wordsFor } from '#kernel/plugins/making/names'

/** Adds a model to a plugin: its class, its table, its place in the declaration, its rights and its texts. */
export async function makeModel(options: { plugin: string; model: string; within?: string }) {
  checkName(options.model)
  const words = wordsFor(options.plugin, options.model)
  const folder = folderOf(options.plugin, options.within)
  const migration = `migrations/${nextStep(options.plugin, folder)}_${words.models}.ts`
  await writeNew(join(folder, `models/${words.model}.ts`), fromStub('model/model.ts', words))
  await writeNew(join(folder, migration), fromStub('model/migration.ts', words))
  await rewrite(join(folder, 'plugin.ts'), (source) => declare(source, words))
  await addTexts(folder, { en: english(words), uk: ukrainian(words) })
  return {
    folder,
    files: [`models/${words.model}.ts`, migration, 'plugin.ts', 'locale/en.json', 'locale/uk.json'],
  }
}

function nextStep(id: string, folder: string) {
  const numbers = migrationFiles({ id, folder }).map((file) => Number.parseInt(file.name, 10) || 0)
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}

function declare(source: string, { id, model }: Words) {
  const rights = (...verbs: string[]) => verbs.map((verb) => `${id}.${model}.${verb}`)
  let text = addToList(source, 'models', `() => import('./models/${model}.js')`)
  text = addRights(text, 'clerk', rights('read', 'create', 'update'))
  text = addRights(
    text,
    'manager',
    rights('read', 'create', 'update', 'archive', 'delete', 'import', 'export')
  )
  text = addRights(text, 'auditor', rights('read', 'export'))
  return addToList(text, 'menu', `{ model: '${id}.${model}', icon: 'i-lucide-box' }`)
}

function english({ model, words, Model, Models }: Words) {
  return {
    models: {
      [model]: {
        one: Model,
        many: Models,
        help: { purpose: `What one ${words} is for.`, next: 'Create one.' },
        fields: { name: 'Name', remark: 'Remark' },
      },
    },
  }
}

function ukrainian({ model, Model }: Words) {
  return {
    models: {
      [model]: {
        one: `Запис ${Model}`,
        many: `Записи ${Model}`,
        help: { purpose: 'Для чого потрібен один запис.', next: 'Створіть запис.' },
        fields: { name: 'Назва', remark: 'Примітка' },
      },
    },
  }
}
