import type { Context } from 'kontor/plugin'
import { monthsBetween } from '../ledger/calendar.js'
import CloseTask from '../models/close_task.js'
import type { CloseSpan } from './check.js'

/** The company's own lines of a month or a year, in their order. */
export async function tasksOf(ctx: Context, span: CloseSpan): Promise<CloseTask[]> {
  const tasks = await CloseTask.where(ctx, ['archived_at', 'null'], { sort: 'sequence,id' })
  return tasks.filter((one) => belongs(one, span))
}

/** A task of quarters belongs to every third month of the fiscal year. */
export function belongs(
  { span }: Pick<CloseTask, 'span'>,
  of: Pick<CloseSpan, 'kind' | 'endsOn' | 'year'>
) {
  if (of.kind === 'year') return span === 'year'
  if (span === 'month') return true
  return span === 'quarter' && monthsBetween(of.year.startsOn, of.endsOn) % 3 === 0
}
