import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'

const PLURAL = 6
const folders = ['resources/admin/locale', 'plugins/*/locale', 'tests/plugins/*/locale']
const needed = { en: ['one', 'other'], uk: ['one', 'few', 'many', 'other'] }

/**
 * Checks every pair of language files: the same keys, texts that parse, the same placeholders, plurals in every
 * form the language has, and no Ukrainian text left as the English one but for the proper names listed.
 */
export async function checkLocales() {
  const { IntlMessageFormat } = await import('intl-messageformat')
  const parse = (text, language) => new IntlMessageFormat(text, language).getAst()
  return englishFiles().flatMap((file) => {
    const other = file.replace(/(^|[/.])en([/.])/g, '$1uk$2')
    if (!existsSync(join(root, other))) return [`${other}: is missing`]
    return compare(other, flatten(read(file)), flatten(read(other)), parse)
  })
}

function englishFiles() {
  const patterns = folders.flatMap((folder) => [
    `${folder}/en.json`,
    `${folder}/*.en.json`,
    `${folder}/en/**/*.json`,
  ])
  return globSync(patterns, { cwd: root, exclude: ['tests/plugins/broken-*/**'] }).sort()
}

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

function flatten(node, prefix = '') {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`)
  )
}

function compare(file, english, ukrainian, parse) {
  const texts = { en: new Map(english), uk: new Map(ukrainian) }
  const names = new Set(read('tests/proper_names.json'))
  const problems = []
  for (const key of texts.en.keys())
    if (!texts.uk.has(key)) problems.push(`${file}: ${key} is missing`)
  for (const [key, text] of texts.uk) {
    const original = texts.en.get(key)
    if (original === undefined) problems.push(`${file}: ${key} has no English text`)
    else
      problems.push(
        ...compareTexts(original, text, names, parse).map((problem) => `${file}: ${key} ${problem}`)
      )
  }
  return problems
}

function compareTexts(english, ukrainian, names, parse) {
  const trees = {}
  for (const [language, text] of Object.entries({ en: english, uk: ukrainian })) {
    try {
      trees[language] = describe(parse(text, language))
    } catch (error) {
      return [`does not parse (${language}): ${error.message}`]
    }
  }
  const problems = []
  if (english === ukrainian && /\p{L}{2}/u.test(trees.uk.words) && !names.has(english))
    problems.push(`is not translated: “${english}”`)
  if (trees.en.arguments !== trees.uk.arguments)
    problems.push(`has other placeholders: ${trees.uk.arguments}`)
  for (const language of ['en', 'uk']) {
    const lacking = needed[language].filter((form) =>
      trees[language].plurals.some((forms) => !forms.includes(form))
    )
    if (lacking.length > 0)
      problems.push(`lacks the plural forms ${lacking.join(', ')} (${language})`)
  }
  return problems
}

/** Whether words stand in a plural's branches; one that only prints the number agrees with everything. */
function agrees({ options, pluralType }) {
  const words = options.other.value.map((part) => (part.type === 0 ? part.value : '')).join('')
  return pluralType !== 'ordinal' && /\p{L}/u.test(words)
}

/** What a parsed message says and asks for, whatever its order. */
function describe(tree, found = { words: '', names: new Set(), plurals: [] }) {
  for (const node of tree) {
    if (node.type === 0) found.words += node.value
    else if (node.type !== 7) found.names.add(node.value)
    if (node.type === PLURAL && agrees(node)) found.plurals.push(Object.keys(node.options))
    for (const option of Object.values(node.options ?? {})) describe(option.value, found)
    if (node.children) describe(node.children, found)
  }
  return { ...found, arguments: [...found.names].sort().join(', ') }
}
