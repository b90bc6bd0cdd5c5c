import {
  type Context,
  date,
  defineOperation,
  json,
  type RecordModel,
  reference,
} from 'kontor/plugin'
import Account from '../models/account.js'
import EntryTemplate from '../models/entry_template.js'
import { monthOf } from '../recurring/month_of.js'
import { readGiven } from '../recurring/templates/given_values.js'
import { entryFrom } from '../recurring/templates/use_template.js'

interface Input {
  template_id: number
  on_date: string | null
  values?: Record<string, unknown> | null
}

/** Shows the lines a template would make of these figures. */
export default defineOperation<RecordModel, Input>({
  name: 'accounting.entry_template.preview',
  right: 'accounting.entry_template.read',
  reads: true,
  input: {
    template_id: reference('accounting.entry_template', { required: true }),
    on_date: date(),
    values: json(),
  },
  async run(ctx, _none, input) {
    const template = await EntryTemplate.findOrFail(ctx, input.template_id)
    const on = input.on_date ?? ctx.today
    const given = await entryFrom(ctx, template, { on, ...monthOf(on) }, readGiven(input.values))
    const labels = await labelsOf(
      ctx,
      given.lines.map((one) => one.accountId)
    )
    return {
      text: given.text ?? null,
      lines: given.lines.map((line) => ({
        account: labels.get(line.accountId) ?? '',
        text: line.text ?? null,
        debit: line.debit?.toString() ?? null,
        credit: line.credit?.toString() ?? null,
        foreign: line.foreign?.toString() ?? null,
        currency: line.foreign?.currency ?? null,
      })),
    }
  },
})

async function labelsOf(ctx: Context, ids: number[]) {
  const accounts = await Account.where(ctx, ['id', 'in', [...new Set(ids)]])
  return new Map(accounts.map((one) => [one.id, one.label]))
}
