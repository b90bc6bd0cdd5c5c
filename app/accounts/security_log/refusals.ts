import logger from '@adonisjs/core/services/logger'
import type { HttpContext } from '@adonisjs/core/http'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { contextIfAny } from '#kernel/companies/request_context'
import type { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'

const MINUTE = 60_000
const MOST_PER_MINUTE = 30
/** Not a question of rights: a form that was open too long, a password that was entered too long ago. */
const EVERYDAY = new Set(['E_FORM_EXPIRED', 'E_CONFIRM_IDENTITY', 'E_SECOND_FACTOR_NEEDED'])

let noted = new Map<string, number>()
let minute = 0

/**
 * Notes that someone known was refused what he has no right to: 403, or 404 on a record that is there. The same
 * thing once a minute, and of one user not more than the log can bear.
 */
export async function noteRefusal(refusal: Refusal, http: HttpContext) {
  const ctx = contextIfAny(http)
  if (!ctx || (refusal.status !== 403 && refusal.status !== 404)) return
  if (EVERYDAY.has(refusal.code)) return
  const path = http.request.url()
  const method = http.request.method()
  if (!isNews(ctx, `${refusal.status} ${method} ${path}`)) return
  try {
    if (refusal.status === 404 && !(await isHidden(http))) return
    const right = typeof refusal.params.right === 'string' ? refusal.params.right : undefined
    await securityEvent(ctx, 'refused', {
      status: refusal.status,
      code: refusal.code,
      right,
      method,
      path,
    })
  } catch (error) {
    // The caller gets his refusal in any case; that it could not be noted is the operator's to know.
    logger.error({ err: error, request_id: ctx.requestId }, 'A refusal could not be noted')
  }
}

function isNews(ctx: Context, what: string) {
  const now = Math.floor(ctx.now.getTime() / MINUTE)
  if (now !== minute) {
    noted = new Map()
    minute = now
  }
  const count = noted.get(String(ctx.user.id)) ?? 0
  const key = `${ctx.user.id} ${what}`
  if (noted.has(key) || count >= MOST_PER_MINUTE) return false
  noted.set(key, 1)
  noted.set(String(ctx.user.id), count + 1)
  return true
}

/** Whether the record of the address is there, and only not for this caller to see. */
async function isHidden({ params }: HttpContext) {
  const { plugin, records, id } = params as Record<string, unknown>
  if (typeof plugin !== 'string' || typeof records !== 'string' || !/^\d{1,16}$/.test(String(id))) {
    return false
  }
  const model = registry.bySegment(plugin, records)
  if (!model) return false
  const rows = await readRows(`SELECT \`id\` FROM \`${model.table}\` WHERE \`id\` = ?`, [
    Number(id),
  ])
  return rows.length > 0
}
