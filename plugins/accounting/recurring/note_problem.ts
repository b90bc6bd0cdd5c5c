import { type Context, message, type Refusal } from 'kontor/plugin'
import type { Recurring } from './recurring.js'

interface Notification {
  userId: number
  message: string
  params: Record<string, string>
  href: string
  companyId: number
}

/** Keeps why the next one could not be made; whoever set it up is told once, not every night. */
export async function noteProblem(
  ctx: Context,
  model: string,
  recurring: Recurring,
  problem: string
) {
  if (recurring.problem === problem) return
  recurring.problem = problem
  await tellMaker(ctx, recurring, {
    message: 'accounting.notices.recurring_failed',
    problem,
    href: `/accounting/${model === 'recurring_entry' ? 'recurring-entries' : 'recurring-invoices'}/${recurring.id}`,
  })
}

/** Tells whoever set something recurring up what went wrong with it. */
export async function tellMaker(
  ctx: Context,
  { createdBy, name }: Recurring,
  told: { message: string; problem: string; href: string }
) {
  if (!createdBy) return
  const notification = {
    userId: createdBy,
    message: told.message,
    params: { name, problem: told.problem },
    href: told.href,
    companyId: ctx.company.id,
  } satisfies Notification
  await ctx.records('kernel.notification').create(notification as never)
}

/** A refusal as people read it: what is wrong and what to do next. */
export function sentenceOf(ctx: Context, refusal: Refusal) {
  const [first] = refusal.errors
  const { code, params } = first ? { code: first.code, params: first.params ?? {} } : refusal
  const parts = ['message', 'next'].map((part) => textOf(ctx, `errors.${code}.${part}`, params))
  return parts.filter(Boolean).join(' ')
}

function textOf(ctx: Context, key: string, params: Refusal['params']) {
  for (const full of [`accounting.${key}`, key]) {
    const text = message(ctx.company.language, full, params)
    if (text !== full) return text
  }
  return ''
}
