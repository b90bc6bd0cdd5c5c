import type Rule from '#kernel/access/models/rule'
import type { RuleFacts } from '#kernel/access/rule'

/** A rule's record as the compiler sees rules. */
export function ruleFromRecord(rule: Rule): RuleFacts {
  return {
    id: rule.id ?? 0,
    name: rule.name ?? '',
    roleId: rule.roleId ?? null,
    model: rule.model,
    operations: rule.operations ?? [],
    filter: rule.filter ?? null,
    fields: rule.fields ?? null,
    sensitive: rule.sensitive ?? [],
  }
}
