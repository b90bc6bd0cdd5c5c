import type { Context } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import Period from '../models/period.js'
import { needAll } from '../statements/need_all.js'
import { findAll } from './checks.js'
import type { CloseSpan } from './check.js'
import { lineOfTask, signedOf } from './sign_offs.js'
import { askedSpan, choicesOf } from './span.js'
import { tasksOf } from './tasks.js'

/** The checklist of a month or a year: what the books say of each line, and who signed it off. */
export async function closeScreen(ctx: Context, query: Record<string, unknown>) {
  needAll(ctx)
  const span = await askedSpan(ctx, query)
  const may = mayOf(ctx)
  const choices = await choicesOf(ctx)
  if (!span) return { choices, span: null, lines: [], tasks: [], may }
  const signed = await signedOf(ctx, span)
  const signOf = (line: string) => signed.get(line) ?? null
  const found = await findAll(ctx, span)
  const tasks = await tasksOf(ctx, span)
  return {
    choices,
    span: { ...span, version: await versionOf(ctx, span) },
    lines: found.map((one) => ({ ...one, signed: signOf(one.line) })),
    tasks: tasks.map(({ id, name, text }) => ({
      id,
      line: lineOfTask(id),
      name,
      text,
      signed: signOf(lineOfTask(id)),
    })),
    may,
  }
}

async function versionOf(ctx: Context, { kind, id }: CloseSpan) {
  const record = await (kind === 'month'
    ? Period.findOrFail(ctx, id)
    : FiscalYear.findOrFail(ctx, id))
  return record.version
}

function mayOf({ access }: Context) {
  const may = (model: string, verb: string) => access.allows(`accounting.${model}`, verb)
  return {
    close: may('period', 'close'),
    closeYear: may('fiscal_year', 'close'),
    sign: may('sign_off', 'sign'),
    withdraw: may('sign_off', 'withdraw'),
    addTask: may('close_task', 'create'),
  }
}
