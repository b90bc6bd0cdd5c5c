import { Refusal } from '#kernel/http/refusal'
import type { RefusalParams } from '#kernel/http/refusal'

/**
 * Something in a query that cannot be answered (422). `position` says where in the request it
 * stands, never what it says: a field the caller may not read and one that does not exist get the
 * same answer, to the byte.
 */
export function refused(position: string, code: string, params?: RefusalParams) {
  return Refusal.input([{ field: position, code, params }])
}

export const unknownField = (position: string) => refused(position, 'E_UNKNOWN_FIELD')

export const tooLarge = () => refused('filter', 'E_QUERY_TOO_LARGE')
