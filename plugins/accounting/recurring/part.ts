import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'

const RECURRING = ['recurring_entry', 'recurring_invoice'] as const
const VERBS = ['make', 'pause', 'resume']

/** Entries from templates, and what is made again on its dates. */
export const recurringPart: Part = {
  models: [
    () => import('../models/entry_template.js'),
    () => import('../models/entry_template_variable.js'),
    () => import('../models/entry_template_line.js'),
    () => import('../models/recurring_entry.js'),
    () => import('../models/recurring_entry_figure.js'),
    () => import('../models/recurring_invoice.js'),
    () => import('../models/recurring_invoice_line.js'),
    () => import('../models/recurring_run.js'),
  ],
  operations: [
    () => import('../operations/use_template.js'),
    () => import('../operations/preview_template.js'),
    () => import('../operations/mail_recurring_run.js'),
    ...RECURRING.flatMap((model) => [
      async () => ({ default: (await import('../operations/recurring.js')).makeOf(model) }),
      async () => ({ default: (await import('../operations/recurring.js')).pauseOf(model) }),
      async () => ({ default: (await import('../operations/recurring.js')).resumeOf(model) }),
      async () => ({ default: (await import('../operations/recurring.js')).noteOf(model) }),
    ]),
  ],
  jobs: [() => import('../jobs/make_recurring.js')],
  schedules: [{ job: 'accounting.recurring.make', cron: '15 2 * * *', per: 'company' }],
  roles: rolesOf(['entry_template', ...RECURRING, 'recurring_run'], {
    clerk: [
      ...keeping('entry_template', ...RECURRING),
      'accounting.entry_template.use',
      'accounting.recurring_run.mail',
      ...RECURRING.flatMap((model) => VERBS.map((verb) => `accounting.${model}.${verb}`)),
    ],
  }),
  figures: {
    'accounting.recurring_entry': () => import('./figures/entry.js'),
    'accounting.recurring_invoice': () => import('./figures/invoice.js'),
  },
  menu: [
    { model: 'accounting.recurring_invoice', icon: 'i-lucide-calendar-sync' },
    { model: 'accounting.recurring_entry', icon: 'i-lucide-repeat' },
    { model: 'accounting.entry_template', icon: 'i-lucide-notebook-pen' },
  ],
  fills: {
    'accounting.entry_template:record.side': 'templates/use',
    'accounting.recurring_entry:record.side': 'recurring/dates',
    'accounting.recurring_entry:form.top': 'recurring/typed_dates',
    'accounting.recurring_invoice:record.side': 'recurring/dates',
    'accounting.recurring_invoice:form.top': 'recurring/typed_dates',
  },
}
