import type { Context, FilterNode, ModelClass, RecordModel } from 'kontor/plugin'
import ReturnBox from '../models/return_box.js'
import Tax from '../models/tax.js'
import TaxMember from '../models/tax_member.js'
import TaxPart from '../models/tax_part.js'
import TaxRuleRecord from '../models/tax_rule.js'

/** Removes the taxes, boxes and rules that came with a chart of accounts. Throws where a document refers to one. */
export async function dropTaxes(ctx: Context) {
  const seeded: FilterNode = ['template_key', 'notnull']
  await removeAll(ctx, TaxRuleRecord, seeded)
  const taxes = (await Tax.where(ctx, seeded)).map(({ id }) => id)
  if (taxes.length > 0) {
    await removeAll(ctx, TaxMember, {
      or: [
        ['tax_id', 'in', taxes],
        ['group_id', 'in', taxes],
      ],
    })
    await removeAll(ctx, TaxPart, ['tax_id', 'in', taxes])
    await removeAll(ctx, Tax, seeded)
  }
  await removeAll(ctx, ReturnBox, seeded)
}

async function removeAll<T extends RecordModel>(
  ctx: Context,
  model: ModelClass<T>,
  filter: FilterNode
) {
  const records = ctx.records(model)
  for (const record of await records.where(filter)) await records.delete(record)
}
