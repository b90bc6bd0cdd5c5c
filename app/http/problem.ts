import { errors as adonis } from '@adonisjs/core'
import { Refusal } from '#kernel/http/refusal'
import { message, refusalTexts } from '#kernel/http/messages'
import { outOfOrder } from '#kernel/http/out_of_order'
import type { Problem } from '#kernel/http/wire'

/** What the framework throws, in our words. */
const FRAMEWORK: Record<string, string> = {
  E_ROUTE_NOT_FOUND: 'E_NOT_FOUND',
  E_BAD_CSRF_TOKEN: 'E_FORM_EXPIRED',
  E_REQUEST_ENTITY_TOO_LARGE: 'E_TOO_LARGE',
  E_UNAUTHORIZED_ACCESS: 'E_SIGN_IN',
}

const BY_STATUS: Record<number, string> = {
  400: 'E_MALFORMED',
  401: 'E_SIGN_IN',
  404: 'E_NOT_FOUND',
  413: 'E_TOO_LARGE',
  415: 'E_MEDIA_TYPE',
  429: 'E_TOO_MANY',
}

/** Turns whatever was thrown into a refusal; null means it is a bug and nobody may see its text. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const { status, code } = error as { status?: number; code?: string }
  if (error instanceof adonis.E_ROUTE_NOT_FOUND) return Refusal.missing()
  if (error instanceof SyntaxError && status === undefined) return null
  const broken = outOfOrder(error)
  if (broken) return broken
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  const known = (code && FRAMEWORK[code]) || BY_STATUS[status] || 'E_MALFORMED'
  // API.md knows no 400: what cannot be read is invalid input.
  return new Refusal(known, {}, { status: status === 400 ? 422 : status })
}

/** The answer for a refusal, in the caller's language. */
export function problemOf(refusal: Refusal, locale: string, requestId: string | null): Problem {
  const { title, next } = refusalTexts(locale, refusal.code, refusal.params)
  return {
    type: `urn:kontor:${refusal.code}`,
    title,
    status: refusal.status,
    detail: [title, next].filter(Boolean).join(' '),
    code: refusal.code,
    next,
    errors: refusal.errors.map(({ field, code, params }) => ({
      field,
      code,
      message: refusalTexts(locale, code, { value: '…', ...params }).title,
    })),
    ...refusal.extra,
    request_id: requestId,
  }
}

/** The answer for a bug: a number to tell the administrator, and nothing else. */
export function bugProblem(locale: string, requestId: string | null): Problem {
  const params = { id: requestId ?? '' }
  const refusal = new Refusal('E_BUG', params, { status: 500 })
  return {
    ...problemOf(refusal, locale, requestId),
    detail: message(locale, 'errors.E_BUG.message', params),
  }
}
