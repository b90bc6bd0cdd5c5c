import { join } from 'node:path'
import { Refusal } from '#kernel/http/refusal'
import { addRights, addToList } from '#kernel/plugins/making/edit_declaration'
import { addTexts } from '#kernel/plugins/making/edit_texts'
import { folderOf, rewrite } from '#kernel/plugins/making/files'
import { capital, checkName, wordsFor } from '#kernel/plugins/making/names'

/** Adds a ready-made report on a model to a plugin: its records by month, the right to report on them, and texts. */
export async function makeReport(options: {
  plugin: string
  report: string
  model: string
  within?: string
}) {
  checkName(options.report)
  checkName(options.model)
  const { plugin, report, model } = options
  const folder = folderOf(plugin, options.within)
  await rewrite(join(folder, 'plugin.ts'), (source) => {
    if (/^ {2}reports(,|: (?!\[))/m.test(source)) {
      throw new Refusal('E_REPORTS_ELSEWHERE', { plugin }, { status: 422 })
    }
    return withRight(addToList(source, 'reports', entry(plugin, report, model)), plugin, model)
  })
  const name = capital(report.replaceAll('_', ' '))
  const { plural } = wordsFor(plugin, model)
  await addTexts(folder, {
    en: {
      reports: { [report]: { name, description: `How many ${plural} were made each month.` } },
    },
    uk: {
      reports: {
        [report]: {
          name: `Звіт ${name}`,
          description: `Скільки записів (${plural}) створено щомісяця.`,
        },
      },
    },
  })
  return { folder, files: ['plugin.ts', 'locale/en.json', 'locale/uk.json'] }
}

function entry(plugin: string, report: string, model: string) {
  return `{
    name: '${plugin}.${report}',
    source: '${plugin}.${model}',
    query: {
      dimensions: [{ field: 'created_at', bucket: 'month', as: 'month' }],
      measures: [{ fn: 'count' }],
      sort: 'month',
    },
    presentation: { kind: 'bar', category: 'month', figures: ['count'] },
  }`
}

/** A report nobody may run is no use: the roles that read the model also report on it. */
function withRight(source: string, plugin: string, model: string) {
  const right = `${plugin}.${model}.report`
  if (source.includes(`'${right}'`)) return source
  return ['clerk', 'manager', 'auditor'].reduce(
    (text, role) => addRights(text, role, [right]),
    source
  )
}
