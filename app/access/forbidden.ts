import type { RoleFacts, RuleFacts } from '#kernel/access/rule'
import { Refusal } from '#kernel/http/refusal'

/**
 * The 403 of a known caller on a visible thing. It names the restriction that blocks, or the
 * roles that would allow it, so that the user knows whom to ask.
 */
export function forbidden(
  right: string,
  reason: { rule?: Pick<RuleFacts, 'id' | 'name'>; roles?: readonly RoleFacts[] }
) {
  const roles = (reason.roles ?? []).map(({ id, name }) => ({ id, name }))
  return new Refusal(
    'E_FORBIDDEN',
    {
      right,
      rule: reason.rule?.name ?? null,
      roles: roles.map((role) => role.name).join(', ') || null,
      reason: reason.rule
        ? reason.rule.name
          ? 'restriction'
          : 'unnamed'
        : roles.length > 0
          ? 'roles'
          : 'nobody',
    },
    {
      status: 403,
      extra: {
        right,
        rule: { id: reason.rule?.id ?? null, name: reason.rule?.name ?? null, roles },
      },
    }
  )
}
