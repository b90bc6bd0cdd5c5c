import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'
import { bodyOf } from '#kernel/records/api/address'
import { shown } from '#kernel/records/fields/types/field_type'

/**
 * The version a caller saw, where he says: as a parameter or in the body. Archiving and restoring
 * lose nothing, so they may go without one.
 */
export function versionOf(
  http: HttpContext,
  parameter: string | undefined
): Record<string, unknown> {
  const body = bodyOf(http)
  if (parameter === undefined) return body
  if (!/^[1-9]\d{0,15}$/.test(parameter)) {
    throw Refusal.input([
      { field: 'version', code: 'E_INTEGER', params: { value: shown(parameter) } },
    ])
  }
  return { ...body, version: Number(parameter) }
}
