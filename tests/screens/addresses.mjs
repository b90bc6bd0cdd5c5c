/** Not screens, though they may answer HTML where they refuse: pictures, and data for a screen's script. */
const NO_SCREENS = new Set([
  '/kernel/companies/:id/logo',
  '/kernel/invitations/roles',
  '/kernel/outgoing-mail/:id/preview',
  '/kernel/outgoing-mail/:id/text',
  '/kernel/roles/explain',
  '/kernel/roles/describe',
])

/** Stands for every address that does not exist. */
export const NOWHERE = '/no-such-screen'

/**
 * The addresses of all screens: patterns of the route table with real ids in place of `:id`, taken from the
 * first record of the list they belong to. Answers `[{ name, path }]`, sorted by path.
 */
export function addressesOf({ patterns, records }, idOf) {
  const found = new Map()
  const add = (path) => path && found.set(path, { path, name: nameOf(path) })
  for (const pattern of patterns) {
    for (const path of expand(pattern, records, idOf)) add(path)
  }
  return [...found.values()].sort((a, b) => a.path.localeCompare(b.path))
}

function expand(pattern, records, idOf) {
  if (pattern === '/*') return [NOWHERE]
  if (NO_SCREENS.has(pattern)) return []
  if (pattern.includes(':plugin/:records')) {
    return records
      .filter((one) => suits(pattern, one))
      .flatMap((one) => withId(pattern.replace('/:plugin/:records', one.path), idOf))
  }
  return withId(pattern, idOf)
}

/** A model that cannot be created or changed has no such form. */
function suits(pattern, { verbs }) {
  if (/\/(new|import)$/.test(pattern)) return verbs.includes('create')
  if (pattern.endsWith('/edit')) return verbs.includes('update')
  return true
}

function withId(pattern, idOf) {
  if (!pattern.includes(':')) return [pattern]
  const list = pattern.slice(0, pattern.indexOf('/:'))
  const id = idOf(list)
  return id === undefined ? [] : [pattern.replace(/:\w+/g, String(id))]
}

/** "/contacts/parties/3/edit" → "contacts-parties-edit": the same file from run to run, whatever the id. */
function nameOf(path) {
  const [clean] = path.split('?')
  const words = clean.split('/').filter(Boolean)
  const last = /^\d+$/.test(words.at(-1) ?? '') ? 'record' : ''
  return [...words.filter((word) => !/^\d+$/.test(word)), last].filter(Boolean).join('-') || 'home'
}
