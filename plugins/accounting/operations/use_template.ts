import { type Context, date, defineOperation, json } from 'kontor/plugin'
import type EntryTemplate from '../models/entry_template.js'
import { draftEntry } from '../recurring/draft_entry.js'
import { monthOf } from '../recurring/month_of.js'
import { readGiven } from '../recurring/templates/given_values.js'
import { entryFrom } from '../recurring/templates/use_template.js'

interface Input {
  on_date: string
  values?: Record<string, unknown> | null
}

/** Makes a draft entry from a template; nothing is in the books until it is posted. */
export default defineOperation<EntryTemplate, Input>({
  name: 'accounting.entry_template.use',
  on: 'accounting.entry_template',
  reads: true,
  // Asked from the template's own panel, where its figures are typed.
  when: () => false,
  input: {
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
    values: json(),
  },
  async run(ctx, template, { on_date: on, values }) {
    const given = await entryFrom(ctx, template, { on, ...monthOf(on) }, readGiven(values))
    const { id } = await draftEntry(ctx, given)
    return { id }
  },
})
