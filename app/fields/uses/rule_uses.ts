import type Rule from '#kernel/access/models/rule'
import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import { namesField, type Use } from '#kernel/fields/uses/use'

/** The rules whose conditions ask for a field: of its own model, or of one that refers to it. */
export async function ruleUses(
  ctx: Context,
  { model, key }: Pick<Definition, 'model' | 'key'>
): Promise<Use[]> {
  const rules = await ctx.records<Rule>('kernel.rule').peek(['archived_at', 'null'])
  return rules
    .filter((rule) => namesField(rule.filter, key, rule.model === model))
    .map((rule) => ({
      kind: 'rule',
      name: rule.name ?? rule.model,
      href: `/kernel/rules/${rule.id}`,
    }))
}
