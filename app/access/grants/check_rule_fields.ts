import type Rule from '#kernel/access/models/rule'
import { isTextList } from '#kernel/access/grants/complain'
import type { Complain } from '#kernel/access/grants/complain'
import { fillIn } from '#kernel/access/placeholders'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { Source } from '#kernel/records/query/source'

/**
 * Complains of fields and filters that whoever writes the rule could not use himself: a filter is
 * compiled as his own, so a rule is no way to ask about a field he may not read.
 */
export function checkRuleFields(ctx: Context, rule: Rule, complain: Complain) {
  const model = registry.models.get(rule.model)
  if (rule.fields !== null && rule.fields !== undefined) {
    checkFieldList(ctx, model, rule.fields, complain)
  }
  if (rule.filter !== null && rule.filter !== undefined) {
    checkFilter(ctx, model, rule.filter, complain)
  }
}

function checkFieldList(
  ctx: Context,
  model: Model | undefined,
  fields: unknown,
  complain: Complain
) {
  if (!model) return complain('fields', 'E_RULE_ONE_MODEL')
  if (!isTextList(fields)) return complain('fields', 'E_TEXT_LIST')
  const source = new Source(ctx, model)
  for (const path of fields) {
    if (!isField(ctx, source, path)) {
      complain('fields', 'E_UNKNOWN_FIELD', { field: path.slice(0, 60) })
    }
  }
}

/** A field of the model, of an extension, or `lines.quantity` of its lines. */
function isField(ctx: Context, source: Source, path: string) {
  const [head, ...rest] = path.split('.')
  const field = source.model.fields.get(head)
  if (field?.kind === 'lines' && source.isReadable(source.model, field)) {
    if (rest.length === 0) return true
    const line = registry.model(field.to!)
    const inner = line.fields.get(rest[0])
    return rest.length === 1 && inner !== undefined && new Source(ctx, line).isReadable(line, inner)
  }
  if (head === 'custom') return rest.length === 0 || (rest.length === 1 && isThere(source, path))
  if (rest.length > 0 && field) return false
  return Boolean(source.column(path) ?? (field && source.isReadable(source.model, field)))
}

const isThere = (source: Source, path: string) => source.column(path) !== undefined

/** A condition that says nothing is no limit to write down. */
function isEmpty(filter: FilterNode) {
  const parts = Array.isArray(filter) ? filter : (filter as { and?: unknown }).and
  return Array.isArray(parts) && parts.length === 0
}

function checkFilter(
  ctx: Context,
  model: Model | undefined,
  filter: FilterNode,
  complain: Complain
) {
  if (!model) return complain('filter', 'E_RULE_ONE_MODEL')
  if (isEmpty(filter)) return complain('filter', 'E_RULE_NO_CONDITION')
  try {
    const somebody = { user: { id: 1 }, unit: { id: 1, below: [1] }, today: ctx.today }
    compileFilter(new Source(ctx, model), fillIn(filter, somebody))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [first] = error.errors
    complain('filter', first?.code ?? error.code, first?.params ?? error.params)
  }
}
