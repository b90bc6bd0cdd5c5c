import { choice, date, defineOperation, longText } from 'kontor/plugin'
import type RecurringEntry from '../models/recurring_entry.js'
import type RecurringInvoice from '../models/recurring_invoice.js'
import { makeDue } from '../recurring/make_due.js'
import { noteProblem } from '../recurring/note_problem.js'
import { lastBefore } from '../recurring/schedule.js'

export type RecurringModel = 'recurring_entry' | 'recurring_invoice'
type Some = RecurringEntry | RecurringInvoice

const named = (model: RecurringModel, verb: string) => ({
  name: `accounting.${model}.${verb}`,
  on: `accounting.${model}`,
})

/** Makes what is due next, at once. */
export const makeOf = (model: RecurringModel) =>
  defineOperation<Some, { due_on?: string | null }>({
    ...named(model, 'make'),
    place: 'secondary',
    icon: 'i-lucide-play',
    when: (record) => record.state === 'active' && !record.archived_at,
    input: { due_on: date() },
    run: (ctx, recurring, input) => makeDue(ctx, recurring, input.due_on),
  })

/** Makes nothing more until it is resumed. */
export const pauseOf = (model: RecurringModel) =>
  defineOperation<Some>({
    ...named(model, 'pause'),
    place: 'secondary',
    icon: 'i-lucide-pause',
    when: (record) => record.state === 'active',
    run(_ctx, recurring) {
      if (recurring.state === 'active') recurring.state = 'paused'
      return recurring
    },
  })

/** Goes on after a pause: dates that passed meanwhile are made now, or passed over. */
export const resumeOf = (model: RecurringModel) =>
  defineOperation<Some, { missed: 'make' | 'skip' }>({
    ...named(model, 'resume'),
    place: 'primary',
    icon: 'i-lucide-play',
    when: (record) => record.state === 'paused',
    input: { missed: choice({ of: ['skip', 'make'], required: true, default: 'skip' }) },
    run(ctx, recurring, { missed }) {
      if (recurring.state !== 'paused') return recurring
      recurring.state = 'active'
      const passed = lastBefore(recurring.schedule, ctx.today)
      if (missed === 'skip' && passed && passed > (recurring.lastOn ?? '')) {
        recurring.lastOn = passed
      }
      return recurring
    },
  })

/** Notes why the next one could not be made, and tells whoever set it up. */
export const noteOf = (model: RecurringModel) =>
  defineOperation<Some, { problem: string }>({
    ...named(model, 'note_problem'),
    when: () => false,
    input: { problem: longText({ required: true }) },
    run: (ctx, recurring, { problem }) => noteProblem(ctx, model, recurring, problem),
  })
