/** Not screens, though they may answer HTML where they refuse: pictures, files, and data for a screen's script. */
const NO_SCREEN =
  /\/(pick|fields|groups|totals|beside|progress|errors|file|export|archive|logo|preview|text|cause|purge|advice)$/
const NO_SCREENS = new Set([
  '/kernel/backups/:name',
  '/kernel/bell',
  '/kernel/custom-fields/places/:model',
  '/kernel/dashboards/:id/sharing',
  '/kernel/dashboards/:id/tiles/:tile',
  '/kernel/dashboards/views',
  '/kernel/invitations/roles',
  '/kernel/outgoing-mail/:id/attachments/:attachment',
  '/kernel/reports/:id/answer',
  '/kernel/reports/:id/sharing',
  '/kernel/reports/:id/versions',
  '/kernel/reports/sources',
  '/kernel/roles/describe',
  '/kernel/roles/explain',
  '/kernel/search',
])

/** Of every list the same screen but for its name: one picture shows it. */
const ALIKE = /\/(import|export\/long)$/

/** What `:guide` may be: guides are files, no records. */
const GUIDES = ['operator', 'plugin-author']

const COMPANY_EXPORT = '/kernel/companies/:id/export'

/** Stands for every address that does not exist. */
export const NOWHERE = '/no-such-screen'

/**
 * The addresses of all screens: patterns of the route table with real ids in place of `:id`, taken from the
 * first record of the list they belong to. What plugins answer with a file is none. Answers `[{ name, path }]`, sorted
 * by path.
 */
export function addressesOf({ patterns, records, files }, idOf) {
  const found = new Map()
  const add = (path) => path && found.set(path, { path, name: nameOf(path) })
  const made = new Set(files)
  for (const pattern of patterns.filter((one) => !made.has(one))) {
    for (const path of expand(pattern, records, idOf)) add(path)
  }
  return [...found.values()].sort((a, b) => a.path.localeCompare(b.path))
}

function expand(pattern, records, idOf) {
  if (pattern === '/*') return [NOWHERE]
  if (isData(pattern)) return []
  if (pattern.includes(':plugin/:records')) {
    const fitting = records.filter((one) => suits(pattern, one))
    return (ALIKE.test(pattern) ? fitting.slice(0, 1) : fitting).flatMap((one) =>
      withId(pattern.replace('/:plugin/:records', one.path), idOf)
    )
  }
  if (pattern === '/help/:guide') return GUIDES.map((guide) => `/help/${guide}`)
  return withId(pattern, idOf)
}

/** Of a company its export is a screen, of a list it is the file. */
function isData(pattern) {
  return NO_SCREENS.has(pattern) || (NO_SCREEN.test(pattern) && pattern !== COMPANY_EXPORT)
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
