import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'

/** The file of a form, where the body parser put it. Throws 422 E_FILE_MISSING, 413 E_FILE_TOO_LARGE. */
export function uploadedFile(http: HttpContext) {
  const file = http.request.file('file', { size: '200mb' })
  if (!file?.tmpPath) throw Refusal.input([{ field: 'file', code: 'E_FILE_MISSING' }])
  if (!file.isValid) throw new Refusal('E_FILE_TOO_LARGE', {}, { status: 413 })
  return { path: file.tmpPath, fileName: file.clientName }
}

/** One text of a form's body. */
export function formText(http: HttpContext, key: string): string | undefined {
  const value = (http.request.body() as Record<string, unknown>)[key]
  return typeof value === 'string' ? value : undefined
}
