import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { contextOf } from '#kernel/companies/request_context'
import { mayUpload, MOST_BYTES } from '#kernel/exchange/http/may_upload'
import { Refusal } from '#kernel/http/refusal'

/** What the parts of a form take beside the file. */
const ENVELOPE = 1024 * 1024

/**
 * Before the first byte of an upload is read: who sends it, may he, and is it not too large anyway. What is
 * still to come is thrown away unread, so that the sender gets his answer.
 */
export default class UploadGate {
  handle(http: HttpContext, next: NextFn) {
    if (!http.request.header('content-type')?.toLowerCase().startsWith('multipart/')) return next()
    if (Number(http.request.header('content-length') ?? 0) > MOST_BYTES + ENVELOPE) {
      throw new Refusal('E_FILE_TOO_LARGE', {}, { status: 413 })
    }
    mayUpload(http, contextOf(http))
    return next()
  }
}
