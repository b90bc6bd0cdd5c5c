import type { Context } from 'kontor/plugin'
import Tax from '../../models/tax.js'
import type { Plan } from './plan_update.js'
import type { Step, Value } from './three_way.js'

/** Changes and archives the rules as the steps say; one whose new tax is not there stays as it is. */
export async function applyRules(ctx: Context, { ours }: Plan, steps: readonly Step[]) {
  const ids = new Map(ours.rules.map((one) => [one.key, one.id]))
  const taxes = await taxesByKey(ctx)
  const fields = steps.flatMap((one) => (one.does === 'change' ? [one] : []))
  for (const [key, changes] of Map.groupBy(fields, (one) => one.key)) {
    const body = Object.fromEntries(
      changes.map(({ field, to }) => [field, field.endsWith('tax_id') ? taxOf(taxes, to) : to])
    )
    if (Object.values(body).includes(undefined)) continue
    await ctx.run('accounting.tax_rule.update', ids.get(key)!, body)
  }
  for (const { does, key } of steps) {
    if (does === 'remove') await ctx.run('accounting.tax_rule.archive', ids.get(key)!)
  }
}

const taxOf = (taxes: ReadonlyMap<string, number>, key: Value) =>
  key === null ? null : taxes.get(String(key))

async function taxesByKey(ctx: Context) {
  const taxes = await Tax.where(ctx, ['template_key', 'notnull'])
  return new Map(taxes.map((one) => [one.templateKey!, one.id]))
}
