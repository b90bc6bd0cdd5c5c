import { choice, model, reference } from 'kontor/plugin'
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
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class RecurringEntry extends Recurring {
  @reference('accounting.entry_template', { required: true }) declare templateId: number
  @choice({ of: ['draft', 'posted'], required: true, default: 'draft' }) declare makes:
    'draft' | 'posted'

  get texts() {
    return {}
  }
}
