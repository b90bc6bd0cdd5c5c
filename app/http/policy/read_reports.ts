/** What a report says, with nothing in it that points to a person: no query, no record, no text of the page. */
export interface Breach {
  directive: string
  blocked: string
  page: string
  source: string | null
  line: number | null
}

type Members = Record<string, unknown>

const DIRECTIVE = /^[a-z]{3,20}(-[a-z]{3,12}){0,3}$/
const KEYWORD = /^[a-z-]{1,30}$/
const MOST_AT_ONCE = 10
const LONGEST = 120

/** The breaches in a browser's report, of the old form and of the new; nothing where it is neither. */
export function readReports(text: string): Breach[] {
  return reportsIn(parsed(text))
    .slice(0, MOST_AT_ONCE)
    .flatMap((report) => breachOf(report) ?? [])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function reportsIn(sent: unknown): Members[] {
  if (Array.isArray(sent)) {
    return sent.flatMap((one: unknown) =>
      isObject(one) && one.type === 'csp-violation' && isObject(one.body) ? [one.body] : []
    )
  }
  if (!isObject(sent) || !isObject(sent['csp-report'])) return []
  return [sent['csp-report']]
}

function breachOf(report: Members): Breach | null {
  const directive = first(report, 'effectiveDirective', 'effective-directive', 'violated-directive')
  const page = addressOf(first(report, 'documentURL', 'document-uri'))
  const [name] = typeof directive === 'string' ? directive.split(' ') : ['']
  if (!DIRECTIVE.test(name) || name.length > 40 || !page) return null
  const line = first(report, 'lineNumber', 'line-number')
  return {
    directive: name,
    blocked: originOf(first(report, 'blockedURL', 'blocked-uri')) ?? 'other',
    page: page.path,
    source: sourceOf(first(report, 'sourceFile', 'source-file'), page.origin),
    line: typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : null,
  }
}

const first = (report: Members, ...keys: string[]) =>
  keys.map((key) => report[key]).find((value) => value !== undefined)

/** "https://elsewhere.example/a?b" → https://elsewhere.example; "inline" stays. */
function originOf(value: unknown) {
  if (typeof value !== 'string') return null
  if (KEYWORD.test(value)) return value
  if (!URL.canParse(value)) return null
  const { origin, protocol } = new URL(value)
  return (origin === 'null' ? protocol.slice(0, -1) : origin).slice(0, LONGEST)
}

/** A script of one's own by its path, another by its host. */
function sourceOf(value: unknown, ownOrigin: string) {
  const address = addressOf(value)
  if (!address) return originOf(value)
  return address.origin === ownOrigin ? address.path : address.origin.slice(0, LONGEST)
}

/** The path without what tells records apart: "/contacts/parties/17?q=Ada" → /contacts/parties/:id. */
function addressOf(value: unknown) {
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  const { origin, pathname, protocol } = new URL(value)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const path = pathname
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? ':id' : /^[\w.~-]{0,40}$/.test(part) ? part : ':text'))
    .join('/')
  return { origin, path: path.slice(0, LONGEST) }
}

const isObject = (value: unknown): value is Members => value !== null && typeof value === 'object'
