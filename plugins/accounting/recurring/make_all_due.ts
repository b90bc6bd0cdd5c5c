import { type Context, type JobRun, Refusal } from 'kontor/plugin'
import { sentenceOf } from './note_problem.js'
import type { RecurringModel } from '../operations/recurring.js'
import type { Recurring } from './recurring.js'

/** As many of one recurring document as a night makes. */
const MOST = 1000
const MODELS: RecurringModel[] = ['recurring_entry', 'recurring_invoice']

/**
 * Makes all that is due, one transaction for each date, in order. What cannot be made keeps its reason and is tried
 * again the next night; the rest is made all the same.
 */
export async function makeAllDue(ctx: Context, job?: Pick<JobRun, 'isCancelled' | 'progress'>) {
  let made = 0
  const refused: string[] = []
  const broken: unknown[] = []
  for (const model of MODELS) {
    for (const { id, name } of await dueOf(ctx, model)) {
      if (job?.isCancelled()) return { made }
      try {
        made += await makeAllOf(ctx, model, id)
      } catch (error) {
        if (error instanceof Refusal) refused.push(name)
        else broken.push(error)
      }
      job?.progress(made)
    }
  }
  if (broken.length > 0) throw broken[0]
  if (refused.length > 0) {
    const names = refused.slice(0, 5).join(', ')
    throw new Refusal('E_RECURRING_FAILED', { count: refused.length, names })
  }
  return { made }
}

function dueOf(ctx: Context, model: RecurringModel) {
  return ctx.records<Recurring>(`accounting.${model}`).where(
    {
      and: [
        ['state', 'eq', 'active'],
        ['next_on', 'lte', ctx.today],
        ['archived_at', 'null'],
      ],
    },
    { sort: 'next_on' }
  )
}

/** Those of one, oldest first. Throws on, after keeping the reason of a refusal. */
async function makeAllOf(ctx: Context, model: RecurringModel, id: number) {
  for (let made = 0; made < MOST; made++) {
    const one = await ctx.records<Recurring>(`accounting.${model}`).findOrFail(id)
    if (one.state !== 'active' || one.nextOn === null || one.nextOn > ctx.today) return made
    try {
      await ctx.run(`accounting.${model}.make`, id, { due_on: one.nextOn })
    } catch (error) {
      if (error instanceof Refusal) {
        const problem = sentenceOf(ctx, error)
        await ctx.run(`accounting.${model}.note_problem`, id, { problem })
      }
      throw error
    }
  }
  return MOST
}
