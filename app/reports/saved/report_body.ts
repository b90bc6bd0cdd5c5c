import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { formBody } from '#kernel/records/screens/body'
import type { SentContent } from '#kernel/reports/saved/save_report'

/** `source` may be sent: the query says the same. */
const KEYS = ['name', 'description', 'source', 'query', 'presentation']
const LONGEST_NAME = 120
const LONGEST_DESCRIPTION = 2000

/** A new report as the editor sends it; the form carries the company it was opened in. */
export function newContent(http: HttpContext, ctx: Context): SentContent {
  const { input } = formBody(http, ctx)
  const content = contentOf(input)
  if (content.name === undefined) {
    throw Refusal.input([{ field: 'name', code: 'E_REQUIRED' }])
  }
  return { ...content, name: content.name, query: content.query }
}

/** What is to change, and the version it was seen in. */
export function changedContent(http: HttpContext, ctx: Context) {
  const { input, version } = formBody(http, ctx)
  if (version === undefined) throw new Refusal('E_VERSION_MISSING', {}, { status: 428 })
  if (!Number.isInteger(version)) {
    throw Refusal.input([{ field: 'version', code: 'E_INTEGER' }])
  }
  return { version, content: contentOf(input) }
}

function contentOf(input: Record<string, unknown>): Partial<SentContent> {
  const unknown = Object.keys(input).filter((key) => !KEYS.includes(key))
  if (unknown.length > 0) {
    throw Refusal.input(
      unknown.map((key) => ({ field: key.slice(0, 60), code: 'E_UNKNOWN_FIELD' }))
    )
  }
  const { query, presentation } = input
  const name = textOf(input.name, 'name', LONGEST_NAME)
  const description = textOf(input.description, 'description', LONGEST_DESCRIPTION)
  if (name === null) throw Refusal.input([{ field: 'name', code: 'E_REQUIRED' }])
  return { name, description, query, presentation }
}

/** Undefined where it was not sent, null where it is empty. */
function textOf(value: unknown, field: string, max: number) {
  if (value === undefined) return undefined
  if (value === null) return null
  if (typeof value !== 'string') throw Refusal.input([{ field, code: 'E_TEXT' }])
  const text = value.trim()
  if (text.length > max) {
    throw Refusal.input([{ field, code: 'E_TEXT_TOO_LONG', params: { max } }])
  }
  return text === '' ? null : text
}
