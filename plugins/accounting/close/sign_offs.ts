import { type Context, message, Refusal } from 'kontor/plugin'
import CloseTask from '../models/close_task.js'
import SignOff from '../models/sign_off.js'
import type { CloseSpan } from './check.js'
import { CHECKS } from './checks.js'

/** `task:7` for an own line; a computed one has its key. */
export const lineOfTask = (id: number) => `task:${id}`

/** Where a line stands, as long as its sign-off counts. */
export const placeOf = ({ kind, id }: Pick<CloseSpan, 'kind' | 'id'>, line: string) =>
  `${kind}:${id}:${line}`

/** Signs a line off for a month or a year. Refuses a line there is not, and one that is signed off already. */
export async function signOff(ctx: Context, span: CloseSpan, line: string, note: string | null) {
  const task = await taskOf(ctx, line)
  const name = task?.name ?? checkName(ctx, line)
  const place = placeOf(span, line)
  if (await SignOff.findBy(ctx, ['place', 'eq', place])) {
    throw new Refusal('E_SIGNED_ALREADY', { name })
  }
  return SignOff.create(ctx, {
    name,
    periodId: span.kind === 'month' ? span.id : null,
    fiscalYearId: span.kind === 'year' ? span.id : null,
    taskId: task?.id ?? null,
    line: task ? 'task' : line,
    note,
    place,
  })
}

async function taskOf(ctx: Context, line: string) {
  const [, id] = /^task:([1-9]\d{0,15})$/.exec(line) ?? []
  return id ? CloseTask.findOrFail(ctx, Number(id)) : undefined
}

function checkName(ctx: Context, line: string) {
  if (CHECKS.some(({ key }) => key === line)) {
    return message(ctx.company.language, `accounting.screens.close.lines.${line}`)
  }
  throw Refusal.choice('line', line)
}

export interface Signed {
  id: number
  version: number
  by: string
  at: string
  note: string | null
}

interface Row {
  id: number
  version: number
  place: string
  name: string | null
  created_at: string
  note: string | null
}

/** The sign-offs that count for a month or a year, by line. */
export async function signedOf(
  ctx: Context,
  { kind, id }: CloseSpan
): Promise<Map<string, Signed>> {
  const column = kind === 'month' ? 'period_id' : 'fiscal_year_id'
  const rows = await ctx.rows<Row>(
    'SELECT `s`.`id`, `s`.`version`, `s`.`place`, `u`.`name`, `s`.`created_at`, `s`.`note` ' +
      'FROM `accounting_sign_offs` `s` LEFT JOIN `users` `u` ON `u`.`id` = `s`.`created_by` ' +
      `WHERE \`s\`.\`company_id\` = ? AND \`s\`.\`${column}\` = ? AND \`s\`.\`place\` IS NOT NULL`,
    [ctx.company.id, id]
  )
  const start = placeOf({ kind, id }, '').length
  return new Map(
    rows.map((row) => [
      row.place.slice(start),
      {
        id: Number(row.id),
        version: Number(row.version),
        by: row.name ?? 'Kontor',
        at: `${row.created_at.replace(' ', 'T')}Z`,
        note: row.note,
      },
    ])
  )
}
