import type { Explanation, Mention } from '#kernel/access/explain'
import { message } from '#kernel/http/messages'

/** An explanation in sentences: the answer first, then what decided it, then who could help. */
export function explanationText(explanation: Explanation, locale: string, user: string): string[] {
  const say = (key: string, params: Record<string, string | number | null> = {}) =>
    message(locale, `access.explain.${key}`, { user, right: explanation.right, ...params })
  const lines = [say(explanation.allowed ? 'allowed' : 'refused')]
  if (explanation.decidedBy !== explanation.right) {
    lines.push(say('decided_by', { decided: explanation.decidedBy }))
  }
  for (const one of explanation.allowedBy) lines.push(say('allowed_by', named(one)))
  for (const one of explanation.blockedBy) lines.push(say('blocked_by', named(one)))
  if (explanation.allowed) return lines
  for (const one of explanation.elsewhere) lines.push(say('elsewhere', named(one)))
  if (explanation.wouldHelp.length > 0) {
    lines.push(
      say('would_help', { roles: explanation.wouldHelp.map((role) => role.name).join(', ') })
    )
  } else if (explanation.blockedBy.length === 0) lines.push(say('no_role'))
  return lines
}

/** How a rule is called: by its sentence, its role, or as what an administrator is. */
function named(rule: Mention) {
  return {
    kind: rule.role ? 'role' : rule.id === null ? 'administrator' : 'restriction',
    named: rule.name ? 'yes' : 'no',
    rule: rule.name,
    role: rule.role?.name ?? '',
    number: rule.id ?? 0,
  }
}
