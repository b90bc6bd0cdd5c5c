import type Rule from '#kernel/access/models/rule'
import type { Complain } from '#kernel/access/grants/complain'
import { isTextList } from '#kernel/access/grants/complain'
import { checkRuleFields } from '#kernel/access/grants/check_rule_fields'
import { COMMON_VERBS } from '#kernel/access/verbs'
import type { Context } from '#kernel/companies/context'
import type { FieldError } from '#kernel/http/refusal'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'

export const SENSITIVITIES = [
  'personal',
  'salary',
  'bank',
  'medical',
  'disciplinary',
  'criminal',
  'legal',
]

/** Refuses (422) a rule that says nothing, or speaks of what is not there for whoever writes it. */
export function checkRule(ctx: Context, rule: Rule) {
  const errors: FieldError[] = []
  const complain = (field: string, code: string, params?: FieldError['params']) =>
    errors.push({ field, code, params })
  if (!isModelPattern(rule.model)) complain('model', 'E_RULE_MODEL', { model: rule.model })
  checkOperations(rule, complain)
  checkClasses(rule, complain)
  if (errors.length === 0) checkRuleFields(ctx, rule, complain)
  if (errors.length > 0) throw Refusal.input(errors)
}

/** A model, all of a plugin (`sample.*`, or `sample` for operations without model), or everything. */
function isModelPattern(name: string) {
  if (name === '*' || registry.models.has(name)) return !registry.models.get(name)?.lineOf
  return registry.plugins.has(name.replace(/\.\*$/, ''))
}

function checkOperations(rule: Rule, complain: Complain) {
  if (!isTextList(rule.operations)) return complain('operations', 'E_TEXT_LIST')
  const known = verbsOf(rule.model)
  for (const verb of rule.operations) {
    if (verb !== '*' && !known.has(verb)) {
      complain('operations', 'E_RULE_VERB', { verb: verb.slice(0, 60) })
    }
  }
  const grantsClassesOnly =
    rule.roleId && (rule.sensitive ?? []).length > 0 && !rule.filter && !rule.fields
  if (rule.operations.length === 0 && !grantsClassesOnly) complain('operations', 'E_REQUIRED')
}

/** The verbs a rule may name for a model: the common ones and those of its operations. */
export function verbsOf(model: string): Set<string> {
  const plugin = model.replace(/\.\*$/, '')
  const own = [...registry.operations.values()].filter((one) => {
    if (model === '*') return true
    return (
      one.on === model ||
      one.name === `${model}.${one.verb}` ||
      (model.endsWith('.*') && one.plugin === plugin)
    )
  })
  return new Set([...COMMON_VERBS, ...own.map((one) => one.verb)])
}

function checkClasses(rule: Rule, complain: Complain) {
  const classes = rule.sensitive
  if (classes === null || classes === undefined) return
  if (!isTextList(classes) || classes.some((one) => !SENSITIVITIES.includes(one))) {
    return complain('sensitive', 'E_RULE_CLASS')
  }
  if (!rule.roleId && classes.length > 0) complain('sensitive', 'E_RULE_CLASS_ROLE')
}
