import type { AccountKind, AccountType } from '../ledger/account_types.js'
import type { AccountSet } from './layout.js'

/** What decides whether an account is in a set. */
export interface SetMember {
  code: string
  kind: AccountKind
  type: AccountType
}

/** Whether an account belongs to a set. A set that names nothing holds nothing. */
export function isIn(account: SetMember, set: AccountSet) {
  if (set.except?.some((pattern) => codeMatches(account.code, pattern))) return false
  return (
    (set.kinds?.includes(account.kind) ?? false) ||
    (set.types?.includes(account.type) ?? false) ||
    (set.codes?.some((pattern) => codeMatches(account.code, pattern)) ?? false)
  )
}

/** `44*` is all that begin so; `4400-4499` is from one to the other, with all that begin with its ends. */
export function codeMatches(code: string, pattern: string) {
  if (code === pattern) return true
  if (pattern.endsWith('*')) return code.startsWith(pattern.slice(0, -1))
  const [from, to] = pattern.split('-')
  if (to === undefined) return false
  return code >= from && (code <= to || code.startsWith(to))
}
