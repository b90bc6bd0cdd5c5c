import { choice, type Context, lines, model, reference, Refusal } from 'kontor/plugin'
import EntryTemplate from './entry_template.js'
import type EntryTemplateVariable from './entry_template_variable.js'
import type RecurringEntryFigure from './recurring_entry_figure.js'
import { Recurring, RECURRING, WHEN } from '../recurring/recurring.js'

/** An entry made from a template on its dates: rent, depreciation, accruals. */
@model({
  ...RECURRING,
  name: 'accounting.recurring_entry',
  search: ['name', 'template.name'],
  icon: 'i-lucide-repeat',
  list: ['name', 'template_id', 'state', 'next_on', 'problem', 'every', 'span', 'makes', 'made'],
  form: [
    { key: 'what', fields: ['name', 'template_id', 'makes', 'covers'] },
    WHEN,
    { key: 'figures', fields: ['figures'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class RecurringEntry extends Recurring {
  @reference('accounting.entry_template', { required: true }) declare templateId: number
  @choice({ of: ['draft', 'posted'], required: true, default: 'draft' }) declare makes:
    'draft' | 'posted'

  /** Of the template's figures those that are others here. */
  @lines('accounting.recurring_entry_figure', { by: 'recurring_id' }) declare figures: unknown

  get texts() {
    return {}
  }

  /** A figure the template does not have is refused: it is mistyped. Where the template has none the entry is not made. */
  async prepare(ctx: Context) {
    await super.prepare(ctx)
    if (!this.id) return
    const own = await ctx.lines<RecurringEntryFigure>(this, 'figures')
    if (own.length === 0) return
    const template = await EntryTemplate.findOrFail(ctx, this.templateId)
    const known = new Set(
      (await ctx.lines<EntryTemplateVariable>(template, 'variables')).map((one) => keyOf(one))
    )
    const at = own.findIndex((one) => !known.has(keyOf(one)))
    if (at < 0 || known.size === 0) return
    const params = { name: own[at].name, known: [...known].join(', ') }
    throw Refusal.input([{ field: `figures.${at}.name`, code: 'E_FIGURE_UNKNOWN', params }])
  }
}

const keyOf = ({ name }: { name: string }) => name.trim().toLowerCase()
