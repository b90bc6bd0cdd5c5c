import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Context } from '#kernel/companies/context'
import { claimRequest, contextIfAny } from '#kernel/companies/request_context'
import { Claim, type KeptAnswer } from '#kernel/http/idempotency/claim'
import { firstAnswer } from '#kernel/http/idempotency/first_answer'
import { requestHash } from '#kernel/http/idempotency/request_hash'
import { Refusal } from '#kernel/http/refusal'
import { wantsJson } from '#kernel/http/surface'
import { transaction } from '#kernel/records/storage/transaction'

const HEADER = 'idempotency-key'
const KEY = /^[\x21-\x7e]{1,255}$/
const LONGEST_ANSWER = 1_000_000
/** Routes whose answers hold no secret, so that they may lie in the database. */
const KEPT = /^(api|records|import)\./

/** A POST with an `Idempotency-Key` happens once, however often it is sent. */
export default class Idempotency {
  async handle(http: HttpContext, next: NextFn) {
    const ctx = contextIfAny(http)
    const key = keyOf(http)
    if (!ctx || key === undefined) return next()
    const claim = new Claim(key, await requestHash(http))
    const known = await firstAnswer(ctx, claim)
    if (known) return replay(http, known)
    claimRequest(http, claim)
    await next()
    if (claim.isTaken) return replayTaken(http, ctx, claim)
    if (claim.isCommitted && !claim.isAnswered) await keepLate(http, ctx, claim)
  }
}

function keyOf(http: HttpContext) {
  const key = http.request.header(HEADER)
  if (key === undefined || http.request.method() !== 'POST' || !wantsJson(http)) return undefined
  if (!KEY.test(key)) throw new Refusal('E_KEY_SHAPE', {}, { status: 422 })
  return key
}

/** The key was taken while this request was on its way; by now its answer is there, or it is refused. */
async function replayTaken(http: HttpContext, ctx: Context, claim: Claim) {
  const known = await firstAnswer(ctx, claim)
  if (known) replay(http, known)
}

function replay({ response }: HttpContext, { status, body }: KeptAnswer) {
  response.status(status)
  response.header('Idempotency-Replayed', 'true')
  response.header('Content-Type', 'application/json; charset=utf-8')
  response.send(body)
}

/** The answer of what does not store it with its write. A failure (5xx) is no answer. */
async function keepLate(http: HttpContext, ctx: Context, claim: Claim) {
  const status = http.response.getStatus()
  const [content] = (http.response.content as [unknown] | undefined) ?? []
  if (status >= 500 || content === undefined || !KEPT.test(http.route?.name ?? '')) return
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  if (body.length > LONGEST_ANSWER) return
  await transaction(ctx, (inner) => claim.keep(inner, { status, body }))
}
