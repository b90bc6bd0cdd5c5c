import type { HttpContext } from '@adonisjs/core/http'
import { MOST_BYTES } from '#kernel/exchange/http/may_upload'
import { Refusal } from '#kernel/http/refusal'

/** The file of a form, where the body parser put it. Throws 422 E_FILE_MISSING, 413 E_FILE_TOO_LARGE. */
export function uploadedFile(http: HttpContext) {
  const file = http.request.file('file', { size: MOST_BYTES })
  if (!file?.tmpPath) throw Refusal.input([{ field: 'file', code: 'E_FILE_MISSING' }])
  if (!file.isValid) throw new Refusal('E_FILE_TOO_LARGE', {}, { status: 413 })
  return { path: file.tmpPath, fileName: file.clientName }
}

/** The texts of a form's body; others than these, and what is no text, are refused by name. */
export function formTexts<K extends string>(http: HttpContext, keys: readonly K[]) {
  const body = http.request.body() as Record<string, unknown>
  const known: readonly string[] = ['file', ...keys]
  const unknown = Object.keys(body).filter((key) => !known.includes(key))
  if (unknown.length > 0) {
    throw Refusal.input(
      unknown.map((key) => ({ field: key.slice(0, 80), code: 'E_UNKNOWN_FIELD' }))
    )
  }
  const wrong = keys.filter((key) => typeof (body[key] ?? '') !== 'string')
  if (wrong.length > 0) {
    throw Refusal.input(wrong.map((field) => ({ field, code: 'E_PARAMETER' })))
  }
  return Object.fromEntries(keys.map((key) => [key, body[key] ?? undefined])) as Record<
    K,
    string | undefined
  >
}

/** "true" or "false"; false unless told. Throws 422 E_BOOLEAN. */
export function flag(field: string, value: string | undefined) {
  if (value === undefined || value === 'false' || value === '') return false
  if (value === 'true') return true
  throw Refusal.input([{ field, code: 'E_BOOLEAN' }])
}
